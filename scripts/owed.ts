/**
 * `node scripts/owed.ts`, and a part of `npm run check`: what is still owed for the library, in one list.
 *
 * A new case is a file and a row of the library; everything else that the book needs for it is asked for here, a sentence
 * each, before a build of the site is tried. What would stop the build, or leave a claim without its proof, is owed and
 * fails the check. A height that nobody has measured is only noted: until it is, an estimate stands for it.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { partsIn, withParts } from '../src/components/parts/integration.ts';
import { readBook } from '../src/content/book.ts';
import { SIMULATED } from '../src/content/filed.ts';
import { type Book, whyMisfits } from '../src/content/joins.ts';
import { unmeasured } from '../src/embed/heights.ts';
import type { Claim } from '../src/sim/computer/claim.ts';
import { explore, shortestWell } from '../src/sim/explore/explore.ts';
import { modelOf, RUNNABLE_NAMES, readSchedule, settingOf } from '../src/sim/library/index.ts';
import { BadModel } from '../src/sim/machine/badModel.ts';
import { momentsTold } from '../src/sim/trace/moments.ts';
import { tellStep } from '../src/sim/trace/narrate.ts';
import { type Trace, traceOf } from '../src/sim/trace/replay.ts';
import { faultsOfContent } from '../src/site/contentFirst.ts';
import { claimsOf } from '../tests/support/truthTable.ts';

const ROOT = join(import.meta.dirname, '..');

/** One page that has prose, as it was written. */
export interface Prose {
  /** From the project's root. */
  readonly file: string;
  readonly text: string;
}

const choices = (names: readonly string[]): string => `expected one of ${names.join(', ')}`;

/** The parts that a text uses, in its order, each with the attributes that it is given as plain text. */
const tagsOf = (text: string): readonly { readonly part: string; readonly says: Readonly<Record<string, string>> }[] =>
  [...text.matchAll(/<([A-Z]\w*)((?:"[^"]*"|[^>"])*)>/g)].map(([, part = '', attributes = '']) => ({
    part,
    says: Object.fromEntries([...attributes.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name, value]) => [name, value])),
  }));

/** Parts that there are none of, and names that lead nowhere, in the prose of a page. */
function* strayNames({ file, text }: Prose, terms: readonly string[], root: string): Generator<string> {
  try {
    withParts(text, join(root, file), partsIn(root));
  } catch (error) {
    yield (error as Error).message.replace(`${root}/`, '');
  }
  const tags = tagsOf(text);
  for (const name of new Set(tags.flatMap(({ says }) => says['case'] ?? [])))
    if (!RUNNABLE_NAMES.includes(name))
      yield `${file} runs "${name}", which the library does not have; ${choices(RUNNABLE_NAMES)}.`;
  for (const term of new Set(tags.flatMap(({ part, says }) => (part === 'Term' ? (says['is'] ?? []) : []))))
    if (!terms.includes(term))
      yield `${file} explains "${term}", of which src/content/glossary has nothing; ${choices(terms)}.`;
}

/** The run that a page of the case opens with. */
function openingOf(name: string): Trace {
  const model = modelOf(settingOf({ case: name }));
  const exploration = explore(model);
  return traceOf(model, (exploration.worst ?? shortestWell(exploration))?.steps ?? []);
}

/** A phrase must be one step of the run that the page opens with. */
function whyNoMoment(trace: Trace, phrase: string): string | null {
  const found = momentsTold(trace, phrase).length;
  if (found === 1) return null;
  const told = trace.moments.slice(1).map((_, at) => tellStep(trace, at + 1).did);
  return `${found === 0 ? 'no step' : `${found} steps`} of its shortest run; it has ${[...new Set(told)].map((did) => `"${did}"`).join(', ')}`;
}

/** Steps that an article points at, in its walk and in its prose. */
function* strayMoments({ articles }: Book): Generator<string> {
  for (const { id, data, body = '' } of articles) {
    if (data.case === null || !RUNNABLE_NAMES.includes(data.case)) continue;
    let trace: Trace;
    try {
      trace = openingOf(data.case);
    } catch (error) {
      if (!(error instanceof BadModel)) throw error;
      yield `The case ${data.case} cannot be searched. ${error.message}`;
      continue;
    }
    const pointed = tagsOf(body).flatMap(({ part, says }) =>
      part === 'Moment' && says['case'] === data.case ? (says['is'] ?? []) : [],
    );
    for (const phrase of new Set([...data.walk.map(({ is }) => is), ...pointed])) {
      const why = whyNoMoment(trace, phrase);
      if (why !== null) yield `src/content/articles/${id}.mdx: "${phrase}" is ${why}.`;
    }
    for (const { says } of data.walk)
      if (says.split('*').length !== 3)
        yield `src/content/articles/${id}.mdx: the walk's "${says}" needs *the words* that can be pressed, once.`;
  }
}

/** Runs that the page of a concept was given and that its machine cannot follow. */
function* strayRuns({ concepts }: Book): Generator<string> {
  for (const { id, data } of concepts)
    for (const run of data.runs) {
      const { problem, schedule } = readSchedule(run, id);
      if (problem !== null) yield `src/content/concepts/${id}.mdx: ${run}: ${problem}`;
      else if (schedule.setting.case !== id)
        yield `src/content/concepts/${id}.mdx: ${run} is a run of ${schedule.setting.case}.`;
    }
}

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
  const terms = book.glossary.map(({ id }) => id);
  return {
    sentences: [
      ...whyMisfits(book, simulated).map((misfit) => `${misfit}.`),
      ...prose.flatMap((page) => [...strayNames(page, terms, root)]),
      ...strayMoments(book),
      ...strayRuns(book),
      ...unclaimed(claims),
    ],
    notes: unmeasured().map((address) => `The height of the frame ${address} is estimated, not measured.`),
  };
}

/** Every page of the book that has prose. */
export const proseOf = (root = ROOT): readonly Prose[] =>
  ['articles', 'concepts'].flatMap((folder) =>
    readdirSync(join(root, 'src/content', folder))
      .filter((file) => file.endsWith('.mdx'))
      .toSorted()
      .map((name) => join(root, 'src/content', folder, name))
      .map((path) => ({ file: relative(root, path), text: readFileSync(path, 'utf8') })),
  );

function main(): number {
  // What cannot be read, or does not fit, is told alone: all else is asked of what was read.
  const faults = faultsOfContent(ROOT);
  const { sentences, notes } = faults.length > 0 ? { sentences: faults, notes: [] } : owedBy(readBook(), proseOf());
  for (const sentence of sentences) console.error(`Owed: ${sentence}`);
  for (const note of notes) console.log(`Note: ${note}`);
  if (notes.length > 0) console.log('Heights are measured by: npm run build && node scripts/heights.ts');
  if (sentences.length === 0) console.log(`Nothing is owed for ${RUNNABLE_NAMES.length} entries of the library.`);
  return sentences.length === 0 ? 0 : 1;
}

if (process.argv[1] === import.meta.filename) process.exitCode = main();
