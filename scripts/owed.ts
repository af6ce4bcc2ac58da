/**
 * `node scripts/owed.ts`, and a part of `npm run check`: what is still owed for the library, in one list.
 *
 * A new case is a file and a row of the library; everything else that the book needs for it is asked for here, a sentence
 * each, before a build of the site is tried. What would stop the build, or leave a claim without its proof, is owed and
 * fails the check. A height that nobody has measured is only noted: until it is, an estimate stands for it.
 */
import { join } from 'node:path';
import { readBook } from '../src/content/book.ts';
import { SIMULATED } from '../src/content/filed.ts';
import { type Book, whyMisfits } from '../src/content/joins.ts';
import { unmeasured } from '../src/embed/heights.ts';
import type { Claim } from '../src/sim/computer/claim.ts';
import { RUNNABLE_NAMES } from '../src/sim/library/index.ts';
import { faultsOfContent } from '../src/site/contentFirst.ts';
import { type Prose, proseOf, strayProse } from '../src/site/prose.ts';
import { claimsOf } from '../tools/truthTable.ts';

const ROOT = join(import.meta.dirname, '..');

/** Things that run of which nothing is claimed, and claims whose golden counts nobody has filled in. */
function* unclaimed(claims: (name: string) => readonly Claim[]): Generator<string> {
  for (const name of RUNNABLE_NAMES) {
    const all = claims(name);
    if (all.length === 0)
      yield `${name} runs, and its file exports no claims of what becomes of it: say what each load must come to.`;
    for (const { claim, counts } of all) {
      const owed = Object.entries(counts).filter(([, [states, transitions]]) => states === 0 || transitions === 0);
      const numbers = owed.map(([processors]) => processors).join(', ');
      if (owed.length > 0)
        yield `${name}: "${claim}" has no golden counts for ${numbers} processors. Run: npm run counts.`;
    }
  }
}

export interface Owed {
  /** What fails the check. */
  readonly sentences: readonly string[];
  /** What a release must have and a new case may wait for. */
  readonly notes: readonly string[];
}

/** @param prose of every page that is MDX; `claims` that are made of something that runs */
export function owedBy(
  book: Book,
  prose: readonly Prose[],
  { root = ROOT, simulated = SIMULATED, claims = claimsOf } = {},
): Owed {
  return {
    sentences: [
      ...whyMisfits(book, simulated).map((misfit) => `${misfit}.`),
      ...strayProse(book, prose, root),
      ...unclaimed(claims),
    ],
    notes: unmeasured().map((address) => `The height of the frame ${address} is estimated, not measured.`),
  };
}

function main(): number {
  // What cannot be read, or does not fit, is told alone: all else is asked of what was read.
  const faults = faultsOfContent(ROOT);
  const { sentences, notes } = faults.length > 0 ? { sentences: faults, notes: [] } : owedBy(readBook(), proseOf(ROOT));
  for (const sentence of sentences) console.error(`Owed: ${sentence}`);
  for (const note of notes) console.log(`Note: ${note}`);
  if (notes.length > 0) console.log('Heights are measured by: npm run build && node scripts/heights.ts');
  if (sentences.length === 0) console.log(`Nothing is owed for ${RUNNABLE_NAMES.length} entries of the library.`);
  return sentences.length === 0 ? 0 : 1;
}

if (process.argv[1] === import.meta.filename) process.exitCode = main();
