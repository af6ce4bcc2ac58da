/**
 * Which rows of the table a reader wants, and in which order: how an address says so, and what that comes to.
 *
 * Knows no page and none of the columns: what there is to choose from, it is given.
 */
import { clipped, firstFew, readable, setTwice } from '../../sim/outside.ts';
import type { Keys } from './keys.ts';

export interface Choices {
  /** What may be asked of each facet. */
  readonly facets: Readonly<Record<string, readonly string[]>>;
  /** By what the rows can be ordered, and how they are served. */
  readonly orders: readonly string[];
  readonly served: string;
}

export interface Selection {
  /** Only facets of which something is asked. */
  readonly asked: Readonly<Record<string, string>>;
  readonly order: string;
  readonly backwards: boolean;
}

export const nothingAsked = ({ served }: Choices): Selection => ({ asked: {}, order: served, backwards: false });

/** The part of an address behind its `?`; empty where nothing is asked. */
export function writeSelection({ asked, order, backwards }: Selection, choices: Choices): string {
  const text = new URLSearchParams(asked);
  if (order !== choices.served || backwards) text.set('sort', `${backwards ? '-' : ''}${order}`);
  return text.toString();
}

/** Never throws. What cannot be read is left out, and `problem` says so in sentences; null where all could be read. */
export function readSelection(
  text: string,
  choices: Choices,
): { readonly selection: Selection; readonly problem: string | null } {
  const { text: read, cut } = readable(text);
  const problems = cut === null ? [] : [cut];
  const asked: Record<string, string> = {};
  let { order, backwards } = nothingAsked(choices);
  const refuse = (name: string, value: string, known: readonly string[]): void => {
    problems.push(`The table has no ${name} "${clipped(value)}"; choose one of ${known.join(', ')}.`);
  };
  const pairs = [...new URLSearchParams(read)];
  for (const [name, value] of pairs) {
    const known = Object.hasOwn(choices.facets, name) ? choices.facets[name] : undefined;
    if (name === 'sort') {
      const by = value.replace(/^-/, '');
      if (choices.orders.includes(by)) [order, backwards] = [by, value.startsWith('-')];
      else refuse('order', by, choices.orders);
    } else if (known === undefined) refuse('filter', name, [...Object.keys(choices.facets), 'sort']);
    else if (known.includes(value)) asked[name] = value;
    else if (value !== '') refuse(name, value, known);
  }
  problems.push(
    ...setTwice(pairs.map(([name]) => name).filter((name) => name === 'sort' || Object.hasOwn(choices.facets, name))),
  );
  return { selection: { asked, order, backwards }, problem: firstFew(problems).join(' ') || null };
}

/** Whether a row answers to everything that is asked. */
export const isAskedFor = ({ facets }: Keys, { asked }: Selection): boolean =>
  Object.entries(asked).every(([name, value]) => facets[name]?.includes(value));

const compare = (one: number | string, other: number | string): number =>
  typeof one === 'number' && typeof other === 'number'
    ? one - other
    : String(one).localeCompare(String(other), 'en', { numeric: true });

/** The rows put in order. Those without the key come last; of equal ones the earlier stays before the later. */
export function inOrder<Row>(rows: readonly Row[], keysOf: (row: Row) => Keys, { order, backwards }: Selection): Row[] {
  return rows.toSorted((one, other) => {
    const [a, b] = [keysOf(one).order[order] ?? null, keysOf(other).order[order] ?? null];
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    return backwards ? compare(b, a) : compare(a, b);
  });
}
