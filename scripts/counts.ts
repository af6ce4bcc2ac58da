/**
 * Fills in the golden counts of claims: `npm run counts` for those that say `[0, 0]`, `npm run counts -- --all`
 * for those that a change of the machines has made wrong. Review what `--all` changes: the counts are there to show it.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CASE_NAMES, CONCEPT_NAMES } from '../src/sim/library/index.ts';
import { explore } from '../tools/explored.ts';
import { CONCEPT_TABLE, claimsOf, type Row, TRUTH_TABLE } from '../tools/truthTable.ts';

/** Where a case or a concept stands. */
export const fileOf = (name: string): string =>
  join(
    import.meta.dirname,
    '../src/sim/library',
    (CASE_NAMES as readonly string[]).includes(name) ? 'cases' : 'concepts',
    `${name}.ts`,
  );

/** States and transitions of a setting, and what makes them no golden count, in words: they must be all, and those of each of its rows. */
function counted(rows: readonly Row[]): readonly [number, number] {
  const each = rows.map(({ setting, claim }) => {
    const { space, complete } = explore(setting);
    if (!complete) throw new Error(`${claim}: more than ${space.states} states; the bound was reached.`);
    return [space.states, space.transitions] as const;
  });
  const [first = [0, 0] as const] = each;
  if (each.some(([states, transitions]) => states !== first[0] || transitions !== first[1]))
    throw new Error(
      `${rows[0]?.claim}: its builds, loads and values differ in their counts on ${rows[0]?.setting.processors} processors: ${each.map((one) => one.join('/')).join(', ')}. Make it two claims.`,
    );
  return first;
}

/**
 * The text of a case's or a concept's file with its counts filled in: the owed ones, or all. The text must have as many
 * `counts:` as the file claims, in the same order.
 */
export function withCounts(text: string, name: string, all = false): string {
  const claims = claimsOf(name);
  const rows = [...TRUTH_TABLE, ...CONCEPT_TABLE].filter(({ setting }) => setting.case === name);
  let at = 0;
  const filled = text.replace(/counts: (\{[^}]*\})/g, (whole, counts: string) => {
    const claim = claims[at++];
    return whole.replace(
      counts,
      counts.replace(
        /(\d+): \[([\d_]+), ([\d_]+)\]/g,
        (pair, processors: string, states: string, transitions: string) => {
          if (!all && (states !== '0' || transitions !== '0')) return pair;
          const of = rows.filter(
            (row) => row.claim === `${name}: ${claim?.claim}` && row.setting.processors === Number(processors),
          );
          return `${processors}: [${counted(of).join(', ')}]`;
        },
      ),
    );
  });
  if (at !== claims.length)
    throw new Error(`${name} makes ${claims.length} claims, and its file has ${at} times "counts:". Write each out.`);
  return filled;
}

if (process.argv[1] === import.meta.filename)
  for (const name of [...CASE_NAMES, ...CONCEPT_NAMES]) {
    const file = fileOf(name);
    const before = readFileSync(file, 'utf8');
    const after = withCounts(before, name, process.argv.includes('--all'));
    if (after === before) continue;
    writeFileSync(file, after);
    console.log(`${name}: counts filled in.`);
  }
