import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PAPERS_WITH_FIGURES, withFigures } from '../scripts/figures.ts';
import { USAGE } from '../src/cli/usage.ts';

const ROOT = join(import.meta.dirname, '..');
const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');
const { scripts } = JSON.parse(read('package.json')) as { readonly scripts: Readonly<Record<string, string>> };
const PAPERS = [
  ...['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'SECURITY.md', 'LICENSE-CONTENT.md'],
  ...globSync('docs/*.md', { cwd: ROOT }).map((paper) => paper.replaceAll('\\', '/')),
];

describe('what the papers say is so', () => {
  it.each(PAPERS_WITH_FIGURES)('%s has the figures of the simulation (else: npm run figures)', (paper) => {
    expect(read(paper)).toBe(withFigures(paper, read(paper)));
  });

  it('README.md is read in a few minutes: it has at most 150 lines', () => {
    expect(read('README.md').split('\n').length).toBeLessThanOrEqual(150);
  });

  it.each(PAPERS)('%s names only files and folders that exist', (paper) => {
    const named = [
      ...read(paper).matchAll(/`((?:src|tests|scripts|docs|tools|bench)\/[^`*\s]*)`|\]\((?!https?:)([^)#]+)\)/g),
    ];
    // A link leads on from the paper's own folder, a path in code from the project's.
    const paths = named
      .map(([, inCode, linked]) => inCode ?? join(paper, '..', linked ?? ''))
      .filter((path) => !/q?123456/i.test(path));
    expect(paths.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });

  it.each(PAPERS)('%s names only npm scripts that there are', (paper) => {
    const named = [...read(paper).matchAll(/npm run (?:--silent )?([\w:]+)/g)].map(([, name]) => name ?? '');
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  it('src/sim/README.md names only files, folders and functions that the simulation has', () => {
    const page = read('src/sim/README.md');
    const paths = [...page.matchAll(/`((?:[\w-]+\/)+(?:[\w-]+\.ts)?)`/g)].map(([, path]) => path ?? '');
    expect(paths.length).toBeGreaterThan(20);
    const there = (path: string): boolean => [ROOT, join(ROOT, 'src/sim')].some((base) => existsSync(join(base, path)));
    expect(paths.filter((path) => !there(path))).toEqual([]);
    const walked = [...page.matchAll(/[─◀](\w+)─/g)].flatMap(([, name]) => name ?? []);
    expect(walked.length).toBeGreaterThan(5);
    const source = globSync('src/{sim,workers}/**/*.ts', { cwd: ROOT }).map(read).join('\n');
    expect(walked.filter((name) => !new RegExp(`export (function|const) ${name}\\b`).test(source))).toEqual([]);
  });

  it('docs/terminal.md speaks of every verb of the terminal', () => {
    const verbs = [...USAGE.matchAll(/^ {2}hang (\w+)/gm)].map(([, verb]) => verb ?? '');
    expect(verbs.length).toBeGreaterThan(3);
    for (const verb of verbs) expect(read('docs/terminal.md')).toMatch(new RegExp(`\`${verb}[ \`]|hang -- ${verb}`));
  });
});
