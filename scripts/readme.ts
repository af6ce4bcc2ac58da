/** Fills in the parts of README.md that the simulation says: `npm run figures`. A test holds the file to them. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { check } from '../src/cli/check.ts';
import { runnable } from '../src/sim/library/index.ts';
import { type Row, TRUTH_TABLE } from '../tools/truthTable.ts';

export const README = join(import.meta.dirname, '../README.md');

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

/** The text of README.md with every generated part as it must be now. */
export const withFigures = (readme: string): string =>
  Object.entries({ 'truth table': truthTable, terminal }).reduce((text, [name, part]) => {
    const [before, after] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
    const [start, end] = [text.indexOf(before), text.indexOf(after)];
    if (start < 0 || end < start) throw new Error(`README.md has no place for the ${name}: ${before} ... ${after}.`);
    return `${text.slice(0, start + before.length)}\n\n${part()}\n\n${text.slice(end)}`;
  }, readme);

if (process.argv[1] === import.meta.filename) writeFileSync(README, withFigures(readFileSync(README, 'utf8')));
