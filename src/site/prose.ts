/**
 * What the prose of the book leads to: parts, words of the glossary, steps of the run that a page opens with, runs that were
 * given to a concept. Each that is not there is a sentence with the file in which it stands.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Book } from '../content/joins.ts';
import { MOST_STATES } from '../sim/explore/bounds.ts';
import { explore, shortestWell } from '../sim/explore/explore.ts';
import { modelOf, RUNNABLE_NAMES, readSchedule, settingOf } from '../sim/library/index.ts';
import { BadModel } from '../sim/machine/badModel.ts';
import { momentsTold } from '../sim/trace/moments.ts';
import { tellStep } from '../sim/trace/narrate.ts';
import { type Trace, traceOf } from '../sim/trace/replay.ts';
import { partsIn, withParts } from './articleParts.ts';

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

/** The run that a page of the case opens with; null where the search gave up before it found one. */
function openingOf(name: string): Trace | null {
  const model = modelOf(settingOf({ case: name }));
  const exploration = explore(model);
  const found = exploration.worst ?? shortestWell(exploration);
  return found || exploration.complete ? traceOf(model, found?.steps ?? []) : null;
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
    let trace: Trace | null;
    try {
      trace = openingOf(data.case);
    } catch (error) {
      if (!(error instanceof BadModel)) throw error;
      yield `The case ${data.case} cannot be searched. ${error.message}`;
      continue;
    }
    if (trace === null) {
      yield `The case ${data.case} has more than ${MOST_STATES} states, and the search gave up before it found how it ends; choose a smaller load first.`;
      continue;
    }
    const opening = trace;
    const pointed = tagsOf(body).flatMap(({ part, says }) =>
      part === 'Moment' && says['case'] === data.case ? (says['is'] ?? []) : [],
    );
    for (const phrase of new Set([...data.walk.map(({ is }) => is), ...pointed])) {
      const why = whyNoMoment(opening, phrase);
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

/** Every page of the book that has prose. */
export const proseOf = (root: string): readonly Prose[] =>
  ['articles', 'concepts'].flatMap((folder) =>
    readdirSync(join(root, 'src/content', folder))
      .filter((file) => file.endsWith('.mdx'))
      .toSorted()
      .map((name) => join(root, 'src/content', folder, name))
      .map((path) => ({ file: relative(root, path), text: readFileSync(path, 'utf8') })),
  );

/** All of it. @param root of the project, below which the parts are looked up */
export function strayProse(book: Book, prose: readonly Prose[], root: string): readonly string[] {
  const terms = book.glossary.map(({ id }) => id);
  return [...prose.flatMap((page) => [...strayNames(page, terms, root)]), ...strayMoments(book), ...strayRuns(book)];
}
