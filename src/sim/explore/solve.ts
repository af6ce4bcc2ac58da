/**
 * Chances of ending in one of two ways, for every state of a chain: exactly, component by component.
 *
 * States of which each can reach the other are solved together, by elimination without a subtraction (Grassmann, Taksar
 * and Heyman), so that nothing is lost however seldom a component is left; everything else is one sum.
 */

/** The states that follow one of the chain, each with its share; shares sum to 1. A state may come several times. */
export type Following = (state: number) => readonly (readonly [to: number, share: number])[];

/** Multiplications after which a component is given up: some seconds. */
const MOST_WORK = 50_000_000;

/**
 * Fills in `chance` for every state listed in `open`. For all other states it must be there already. A state from which
 * the others cannot be reached any more, and from which none follows, has no chance: 0.
 *
 * @returns false where some component would take more work than `mostWork`: the values are then of no use.
 */
export function solveChain(
  open: readonly number[],
  following: Following,
  chance: Float64Array,
  mostWork: number = MOST_WORK,
): boolean {
  const work = { left: mostWork };
  for (const component of componentsOf(open, following, chance.length))
    if (!solveComponent(component, following, chance, work)) return false;
  return true;
}

/** Strongly connected components, those that are reached first: every state that follows one is in it or in an earlier one. */
function componentsOf(open: readonly number[], following: Following, states: number): readonly (readonly number[])[] {
  const order = new Int32Array(states);
  const low = new Int32Array(states);
  const isOpen = new Uint8Array(states);
  const isPending = new Uint8Array(states);
  for (const state of open) isOpen[state] = 1;
  const components: number[][] = [];
  const pending: number[] = [];
  let clock = 0;
  for (const root of open) {
    if (order[root] !== 0) continue;
    const path: { readonly state: number; readonly shares: ReturnType<Following>; next: number }[] = [];
    const visit = (state: number): void => {
      order[state] = ++clock;
      low[state] = clock;
      isPending[state] = 1;
      pending.push(state);
      path.push({ state, shares: following(state), next: 0 });
    };
    visit(root);
    for (let last = path.at(-1); last; last = path.at(-1)) {
      const { state, shares } = last;
      const share = shares[last.next++];
      if (share) {
        const [to] = share;
        if (isOpen[to] === 0) continue;
        if (order[to] === 0) visit(to);
        else if (isPending[to] === 1) low[state] = Math.min(low[state] as number, order[to] as number);
        continue;
      }
      path.pop();
      const before = path.at(-1)?.state;
      if (before !== undefined) low[before] = Math.min(low[before] as number, low[state] as number);
      if (low[state] !== order[state]) continue;
      const members: number[] = [];
      for (let member = -1; member !== state; ) {
        member = pending.pop() as number;
        isPending[member] = 0;
        members.push(member);
      }
      components.push(members);
    }
  }
  return components;
}

/** A state that does not come again but by staying where it is. */
function solveOne(state: number, shares: ReturnType<Following>, chance: Float64Array): number {
  let [bad, all] = [0, 0];
  for (const [to, share] of shares) {
    if (to === state) continue;
    bad += share * (chance[to] as number);
    all += share;
  }
  return all === 0 ? 0 : bad / all;
}

/** What of a state's share goes out of its component for good, to either end. */
interface MatrixRow {
  readonly within: Map<number, number>;
  bad: number;
  good: number;
}

function solveComponent(
  members: readonly number[],
  following: Following,
  chance: Float64Array,
  work: { left: number },
): boolean {
  const [only = 0] = members;
  if (members.length === 1) {
    chance[only] = solveOne(only, following(only), chance);
    return true;
  }
  const rows = new Map<number, MatrixRow>(members.map((state) => [state, { within: new Map(), bad: 0, good: 0 }]));
  const into = new Map<number, Set<number>>(members.map((state) => [state, new Set()]));
  const add = (from: number, to: number, share: number): void => {
    const { within } = rows.get(from) as MatrixRow;
    within.set(to, (within.get(to) ?? 0) + share);
    into.get(to)?.add(from);
  };
  for (const [state, row] of rows) {
    for (const [to, share] of following(state)) {
      if (rows.has(to)) {
        // A step that leads nowhere only takes time.
        if (to !== state) add(state, to, share);
      } else {
        row.bad += share * (chance[to] as number);
        row.good += share * (1 - (chance[to] as number));
      }
    }
  }
  /** What leaves a state, to states not yet eliminated and for good: as a sum, never as 1 less what stays. */
  const leaving = ({ within, bad, good }: MatrixRow): number => {
    let sum = bad + good;
    for (const share of within.values()) sum += share;
    return sum;
  };

  const eliminated: number[] = [];
  for (const state of members) {
    const row = rows.get(state) as MatrixRow;
    const sum = leaving(row);
    eliminated.push(state);
    for (const from of into.get(state) ?? []) {
      const other = rows.get(from) as MatrixRow;
      const share = other.within.get(state) ?? 0;
      other.within.delete(state);
      if (sum === 0) continue;
      work.left -= row.within.size + 1;
      if (work.left < 0) return false;
      for (const [to, then] of row.within) if (to !== from) add(from, to, (share * then) / sum);
      other.bad += (share * row.bad) / sum;
      other.good += (share * row.good) / sum;
    }
    for (const to of row.within.keys()) into.get(to)?.delete(state);
  }
  for (const state of eliminated.reverse()) {
    const row = rows.get(state) as MatrixRow;
    const sum = leaving(row);
    let bad = row.bad;
    for (const [to, share] of row.within) bad += share * (chance[to] as number);
    chance[state] = sum === 0 ? 0 : bad / sum;
  }
  return true;
}
