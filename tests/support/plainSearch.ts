/** Every state that the plain computer can come to, and what is to be said of them by the definitions alone. */
import type { PlainComputer, State } from './plain.ts';

export interface PlainSpace {
  /** In the order in which they were found: breadth first. */
  readonly states: readonly State[];
  readonly depth: readonly number[];
  /** By number of the state: where its transitions lead, one entry for each of them. */
  readonly to: readonly (readonly number[])[];
}

/** A state as text: the same for equal states alone, since every place has its fixed seat in it. */
export const keyOf = ({ stopped, machine, processor, thread }: State): string =>
  [machine, ...processor, ...thread].reduce((text, places) => `${text}|${Object.values(places).join()}`, stopped);

/** @throws Error past so many states: a bound that is reached proves nothing. */
export function plainSearch({ start, transitions }: PlainComputer, mostStates = 200_000): PlainSpace {
  const numbers = new Map([[keyOf(start), 0]]);
  const [states, depth, to] = [[start], [0], [] as number[][]];
  for (let here = 0; here < states.length; here++) {
    to[here] = transitions(states[here] as State).map(({ take }) => {
      const state = take();
      const key = keyOf(state);
      const known = numbers.get(key);
      if (known !== undefined) return known;
      if (states.length === mostStates) throw new Error(`The judge gave up at ${mostStates} states.`);
      numbers.set(key, states.length);
      depth.push((depth[here] as number) + 1);
      return states.push(state) - 1;
    });
  }
  return { states, depth, to };
}

/** What a computer comes to, as both sides say it: equal or not. */
export interface Judgement {
  readonly states: number;
  readonly transitions: number;
  /** Transitions from the start to the nearest state in which nothing can happen, nothing has stopped and not all is done. Null: none. */
  readonly nearestDeadEnd: number | null;
  /** The ends of the computer, each as what it is and how many states it has. An end is a set of states that only lead to each other. */
  readonly ends: readonly string[];
  /** States from which no good end can be reached: every end there is a stop, or leaves undone what was asked. */
  readonly doomed: number;
  readonly verdict: 'every schedule ends well' | 'some schedules end badly' | 'every schedule ends badly';
}

export function plainJudgement({ isDone }: PlainComputer, { states, depth, to }: PlainSpace): Judgement {
  const done = states.map(isDone);
  const all = [...to.keys()];
  const from = to.map((): number[] => []);
  for (const state of all) for (const next of to[state] ?? []) from[next]?.push(state);

  const nearest = all.find((state) => to[state]?.length === 0 && states[state]?.stopped === '' && !done[state]);

  const ends: (readonly number[])[] = [];
  const settled = new Uint8Array(to.length);
  for (let root = all.length - 1; root >= 0; root--) {
    if (settled[root]) continue;
    // On to a state from which no way leads back, until there is none: then these lead to each other alone.
    let [ahead, behind] = [reach(to, [root]), reach(from, [root])];
    const withoutReturn = (): number | undefined => ahead.list.findLast((state) => !behind.has(state));
    for (let on = withoutReturn(); on !== undefined; on = withoutReturn())
      [ahead, behind] = [reach(to, [on]), reach(from, [on])];
    ends.push(ahead.list);
    for (const state of behind.list) settled[state] = 1;
  }
  const kinds = ends.map((end) =>
    kindOfEnd(
      states[end[0] as number]?.stopped,
      end.map((state) => done[state] as boolean),
    ),
  );
  const saved = reach(from, ends.filter((_, at) => kinds[at] === 'done').flat());
  return {
    states: to.length,
    transitions: to.reduce((sum, list) => sum + list.length, 0),
    nearestDeadEnd: nearest === undefined ? null : (depth[nearest] as number),
    ends: ends.map(({ length }, at) => `${kinds[at]}: ${length}`).sort(),
    doomed: to.length - saved.list.length,
    verdict: verdictOf(kinds, saved.has(0)),
  };
}

/** What kind of end some states are that only lead to each other. */
export const kindOfEnd = (stop: string | undefined, done: readonly boolean[]): string =>
  stop || (done.every((is) => is) ? 'done' : done.some((is) => is) ? 'done now and then' : 'not done');

export const verdictOf = (kinds: readonly string[], saved: boolean): Judgement['verdict'] => {
  if (!saved) return 'every schedule ends badly';
  return kinds.every((kind) => kind === 'done') ? 'every schedule ends well' : 'some schedules end badly';
};

/** Everything that some states lead to, themselves among them. */
function reach(
  ways: readonly (readonly number[])[],
  begin: readonly number[],
): { readonly list: readonly number[]; readonly has: (state: number) => boolean } {
  const marks = new Uint8Array(ways.length);
  const list: number[] = [];
  const meet = (state: number): void => {
    if (marks[state] === 1) return;
    marks[state] = 1;
    list.push(state);
  };
  for (const state of begin) meet(state);
  for (let at = 0; at < list.length; at++) for (const next of ways[list[at] as number] ?? []) meet(next);
  return { list, has: (state) => marks[state] === 1 };
}
