/** Fills in what the simulation says in README.md and docs/: `npm run figures`. A test holds the files to it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { check } from '../src/cli/check.ts';
import { isSameSetting } from '../src/sim/computer/setting.ts';
import { CASE_NAMES, runnable, settingOf } from '../src/sim/library/index.ts';
import { findingsOf } from '../src/workers/findings.ts';
import { explore } from '../tools/explored.ts';
import { type Row, TRUTH_TABLE } from '../tools/truthTable.ts';

const ROOT = join(import.meta.dirname, '..');

const unique = (texts: readonly (string | null | undefined)[]): readonly string[] => [
  ...new Set(texts.filter((text) => text != null)),
];

/** The registry values of a group of rows, and its reading: `any SynAttackProtect` for all that the case has, `SynAttackProtect 1 or 2; not A7`. */
const valuesOf = (rows: readonly Row[]): string =>
  [
    ...rows
      .slice(0, 1)
      .flatMap(({ setting }) => runnable(setting.case).registry)
      .map(({ name, values: all }) => {
        const values = unique(rows.map(({ setting }) => setting.registry[name]));
        return values.length === all.length ? `any ${name}` : `${name} ${values.join(' or ')}`;
      }),
    ...unique(rows.map(({ setting }) => setting.reading)).map((reading) => `not ${reading}`),
  ].join('; ');

/** `hang, some schedules` is **hang**, some. */
const verdictIn = ({ expected }: Row): string =>
  expected.replace(/^([^,]+), (some|every) schedules?/, (_, what: string, how: string) => `**${what}**, ${how}`);

function rowOf(claim: string, rows: readonly Row[]): string {
  const counts = new Map(rows.map(({ setting, states }) => [setting.processors, states]));
  const [row] = rows;
  return `| ${[
    row?.setting.case,
    claim.replace(`${row?.setting.case}: `, ''),
    unique(rows.map(({ setting }) => setting.build)).join(', '),
    unique(rows.map(({ setting }) => setting.load)).join(', '),
    valuesOf(rows),
    row ? verdictIn(row) : '',
    [...counts].map(([processors, states]) => `${processors}: ${states.toLocaleString('en-US')}`).join('; '),
  ].join(' | ')} |`;
}

function truthTable(): string {
  const claims = unique(TRUTH_TABLE.map(({ claim }) => claim));
  return [
    '| case | what holds | build | load | registry, reading | verdict | states by processors |',
    '|---|---|---|---|---|---|---|',
    ...claims.map((claim) =>
      rowOf(
        claim,
        TRUTH_TABLE.filter((row) => row.claim === claim),
      ),
    ),
  ].join('\n');
}

/** A line of output at its full width would run out of the page: it goes on below, under its own text. */
function folded(line: string, width = 110): readonly string[] {
  const indent = ' '.repeat(/^\S.*?\s{2,}/.exec(line)?.[0].length ?? 0);
  const lines: string[] = [];
  let rest = line;
  while (rest.length > width) {
    const at = rest.lastIndexOf(' ', width);
    if (at <= indent.length) break;
    lines.push(rest.slice(0, at));
    rest = indent + rest.slice(at + 1);
  }
  return [...lines, rest];
}

function terminal(): string {
  const output = check(['Q177245'])
    .split('\n')
    .flatMap((line) => folded(line));
  return ['    $ npm run --silent hang -- check Q177245', ...output.map((line) => `    ${line}`.trimEnd())].join('\n');
}

/** What the page of each case opens with. */
function openingSettings(): string {
  const rows = CASE_NAMES.map((name) => {
    const setting = settingOf({ case: name });
    const { states, verdict, worst } = findingsOf(explore(setting));
    const every = TRUTH_TABLE.find((row) => isSameSetting(row.setting, setting));
    const { build, processors, load } = setting;
    const steps = worst ? `${worst.steps} steps` : 'none';
    const says = every ? verdictIn(every) : verdict;
    return `| ${[name, build, processors, load, says, states.toLocaleString('en-US'), steps].join(' | ')} |`;
  });
  return [
    '| case | driver file | processors | load | verdict | states | shortest hang |',
    '|---|---|---|---|---|---|---|',
    ...rows,
  ].join('\n');
}

/** The parts that are made, by the name that stands at their marks, and the paper that each stands in. */
const PARTS = [
  { paper: 'README.md', part: 'opening settings', made: openingSettings },
  { paper: 'docs/figures.md', part: 'truth table', made: truthTable },
  { paper: 'docs/terminal.md', part: 'terminal', made: terminal },
] as const;

export const PAPERS_WITH_FIGURES: readonly string[] = PARTS.map(({ paper }) => paper);

/**
 * The text of a paper with every made part as it must be now.
 *
 * @param paper from the project's root
 * @throws Error where the paper has no place for a part
 */
export const withFigures = (paper: string, text: string): string =>
  PARTS.filter((one) => one.paper === paper).reduce((now, { part, made }) => {
    const [before, after] = [`<!-- ${part} -->`, `<!-- /${part} -->`];
    const [start, end] = [now.indexOf(before), now.indexOf(after)];
    if (start < 0 || end < start) throw new Error(`${paper} has no place for the ${part}: ${before} ... ${after}.`);
    return `${now.slice(0, start + before.length)}\n\n${made()}\n\n${now.slice(end)}`;
  }, text);

if (process.argv[1] === import.meta.filename)
  for (const paper of PAPERS_WITH_FIGURES) {
    const file = join(ROOT, paper);
    writeFileSync(file, withFigures(paper, readFileSync(file, 'utf8')));
  }
