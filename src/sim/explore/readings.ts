import type { Reading } from '../computer/reading.ts';
import type { Runnable } from '../computer/runnable.ts';
import type { Setting } from '../computer/setting.ts';
import { specFor } from '../computer/spec.ts';
import { BadModel } from '../machine/badModel.ts';
import { fingerprintOf } from '../machine/fingerprint.ts';
import { type Model, modelFrom } from '../machine/model.ts';
import { capital, listed, stopNumber } from '../sentences.ts';
import type { Verdict } from './explore.ts';
import { distinctSymptoms } from './report.ts';
import { exploredForVerdict } from './verdict.ts';

/*
 * What becomes of a verdict where an assumption is taken the other way: every reading of something runnable is searched,
 * one at a time, for the verdict and for what can be seen of it. Nothing about a reading is written by hand.
 */

/** What a search of one computer comes to, as far as two readings are compared. */
export interface Outcome {
  readonly verdict: Verdict;
  readonly inevitable: boolean | null;
  /** Codes of the stops that it can come to. */
  readonly stops: readonly number[];
  /** Each different row of symptoms of its bad ends, as text: `ping fading 1, tcp dead 0`. */
  readonly rows: readonly string[];
}

/**
 * How a reading differs from the book's.
 *
 * - `no part`: the computer is the same, so the assumption has no part in it.
 * - `the same`: another computer, with the same verdict and the same symptoms.
 * - `other symptoms`, `other verdict`: as they say.
 * - `gave up`: one of the two searches reached its bound, so nobody knows.
 * - `bad model`: the reading contradicts itself here; `sentence` says how.
 */
export type ReadingDifference = 'no part' | 'the same' | 'other symptoms' | 'other verdict' | 'gave up' | 'bad model';

/** What one reading of a setting comes to. */
export interface UnderReading {
  readonly id: Reading['id'];
  readonly title: string;
  readonly is: ReadingDifference;
  /** Null where it was not searched to its end. */
  readonly outcome: Outcome | null;
  /** For a bad model, what is wrong with it. */
  readonly sentence: string | null;
}

/** So many states of one computer are searched for a reading, unless the caller says otherwise. */
export const MOST_STATES = 20_000;

/** By fingerprint, and for one that was given up with the bound as well. */
const searched = new Map<string, Outcome | null>();
/** Past so many answers the oldest goes: a reader who stays on a page for an hour asks for some hundreds. */
const MOST_KEPT = 2000;

/** Searches a computer, once for all that are the same: the fingerprint holds everything that an outcome depends on. */
function outcomeOf(model: Model, fingerprint: string, most: number): Outcome | null {
  const keep = (key: string, outcome: Outcome | null): Outcome | null => {
    const [oldest] = searched.keys();
    if (oldest !== undefined && searched.size >= MOST_KEPT) searched.delete(oldest);
    searched.set(key, outcome);
    return outcome;
  };
  const givenUp = `${most} ${fingerprint}`;
  const before = searched.get(fingerprint) ?? searched.get(givenUp);
  if (before !== undefined) return before;
  const exploration = exploredForVerdict(model, model.start, most);
  if (!exploration.complete || exploration.verdict === 'gave-up') return keep(givenUp, null);
  const { verdict, inevitable, stops } = exploration;
  const rows = distinctSymptoms(exploration).map((row) =>
    row.map(({ probe, life, after }) => `${probe.name} ${life}${after ? ` ${after}` : ''}`).join(', '),
  );
  return keep(fingerprint, { verdict, inevitable, stops: stops.map(({ code }) => code).sort(), rows: rows.sort() });
}

const verdictIn = ({ verdict, inevitable, stops }: Outcome): string => JSON.stringify([verdict, inevitable, stops]);

/** What a setting comes to as the book assumes; null where the search of it gave up. */
export function outcomeOfBook(runnable: Runnable, setting: Setting, most = MOST_STATES): Outcome | null {
  const book = modelFrom(specFor(runnable, { ...setting, reading: null }));
  return outcomeOf(book, fingerprintOf(book), most);
}

/**
 * Searches a setting under every other reading, one after the other. A setting that takes a reading itself has none: two
 * together would be another computer.
 *
 * @param most states that are searched of each computer; past them the answer is that nobody knows.
 */
export function* underReadings(
  runnable: Runnable,
  setting: Setting,
  most = MOST_STATES,
): Generator<UnderReading, void, void> {
  if (setting.reading !== null) return;
  const book = modelFrom(specFor(runnable, setting));
  const ofBook = fingerprintOf(book);
  for (const { id, title } of runnable.readings) {
    const told = (
      is: ReadingDifference,
      outcome: Outcome | null = null,
      sentence: string | null = null,
    ): UnderReading => ({
      id,
      title,
      is,
      outcome,
      sentence,
    });
    try {
      const model = modelFrom(specFor(runnable, { ...setting, reading: id }));
      const fingerprint = fingerprintOf(model);
      if (fingerprint === ofBook) yield told('no part');
      else {
        const outcome = outcomeOf(model, fingerprint, most);
        const own = outcome && outcomeOf(book, ofBook, most);
        if (!outcome || !own) yield told('gave up');
        else if (verdictIn(outcome) !== verdictIn(own)) yield told('other verdict', outcome);
        else yield told(outcome.rows.join() === own.rows.join() ? 'the same' : 'other symptoms', outcome);
      }
    } catch (error) {
      if (!(error instanceof BadModel)) throw error;
      yield told('bad model', null, error.message);
    }
  }
}

/** All readings of a setting together, by the numbers of their assumptions: what one line beside a verdict says. */
export interface ReadingSummary {
  /** The verdict is another one under these, and which. */
  readonly verdictRestsOn: readonly { readonly ids: readonly string[]; readonly otherwise: string }[];
  /** The verdict is the same under these, and what can be seen of it is not. */
  readonly symptomsRestOn: readonly string[];
  /** Nothing changes under these. */
  readonly holdsUnder: readonly string[];
  /** Nobody knows of these: a search reached its bound, or the reading contradicts itself here. */
  readonly open: readonly string[];
  /** What is taken instead, by the number of the assumption. */
  readonly titles: Readonly<Record<string, string>>;
}

/** An outcome in a few words: `a hang on every schedule`. */
export function sayOutcome({ verdict, inevitable, stops }: Outcome): string {
  const on = inevitable === null ? '' : inevitable ? ' on every schedule' : ' on some schedules';
  const screens = stops.map((code) => `STOP ${stopNumber(code)}`).join(' or ');
  if (verdict === 'no-hang') return 'no hang';
  if (verdict === 'stop') return `${screens}${on}`;
  const what = { hang: 'a hang', loop: 'a loop', 'broken-promise': 'a broken promise', 'gave-up': 'unknown' }[verdict];
  return `${what}${on}${screens === '' ? '' : `, and ${screens}`}`;
}

const byNumber = (one: string, other: string): number => Number(one.slice(1)) - Number(other.slice(1));

/** Null where no reading has a part in the setting. */
export function summaryOf(all: readonly UnderReading[]): ReadingSummary | null {
  const idsOf = (...kinds: readonly ReadingDifference[]): readonly string[] =>
    all
      .filter(({ is }) => kinds.includes(is))
      .map(({ id }) => id)
      .sort(byNumber);
  if (all.every(({ is }) => is === 'no part')) return null;
  const others = all.flatMap(({ id, is, outcome }) =>
    is === 'other verdict' && outcome ? [{ id, otherwise: sayOutcome(outcome) }] : [],
  );
  return {
    verdictRestsOn: [...new Set(others.map(({ otherwise }) => otherwise))].map((otherwise) => ({
      ids: others
        .filter((one) => one.otherwise === otherwise)
        .map(({ id }) => id)
        .sort(byNumber),
      otherwise,
    })),
    symptomsRestOn: idsOf('other symptoms'),
    holdsUnder: idsOf('the same'),
    open: idsOf('gave up', 'bad model'),
    titles: Object.fromEntries(all.filter(({ is }) => is !== 'no part').map(({ id, title }) => [id, title])),
  };
}

/** The same in sentences: `verdict` is what can make the verdict another one or leave it unknown, `rest` everything else. */
export interface ReadingsInWords {
  readonly verdict: readonly string[];
  readonly rest: readonly string[];
}

/** Says what is taken instead, and then the number: a number alone means nothing to somebody who has not read the list. */
export function sayReadings(summary: ReadingSummary): ReadingsInWords {
  const { verdictRestsOn, symptomsRestOn, holdsUnder, open, titles } = summary;
  const numbered = (id: string): string => {
    const title = titles[id] ?? '';
    return title.endsWith(')') ? `${title.slice(0, -1)}, ${id})` : `${title} (${id})`;
  };
  const conditions = (ids: readonly string[]): string =>
    listed(
      ids.map((id) => `if ${numbered(id)}`),
      'or',
    );
  const when = (ids: readonly string[], told: string): readonly string[] => (ids.length === 0 ? [] : [told]);
  const changing = verdictRestsOn.length + symptomsRestOn.length > 0;
  const same =
    symptomsRestOn.length > 0
      ? 'The verdict is the same with every other reading that was searched.'
      : `Nothing changes with any other reading that was searched (${listed(holdsUnder)}).`;
  return {
    verdict: [
      ...verdictRestsOn.map(
        ({ ids, otherwise }) => `${capital(otherwise)}${otherwise.includes(',') ? ',' : ''} ${conditions(ids)}.`,
      ),
      ...when(verdictRestsOn.length > 0 ? [] : [...symptomsRestOn, ...holdsUnder], same),
      ...when(open, `The search gave up with ${listed(open)}: what changes there is not known.`),
    ],
    rest: [
      ...when(symptomsRestOn, `What can be seen changes ${conditions(symptomsRestOn)}.`),
      ...when(changing ? holdsUnder : [], `Nothing changes with the other readings (${listed(holdsUnder)}).`),
    ],
  };
}
