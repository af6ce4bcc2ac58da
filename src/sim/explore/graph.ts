import type { Space } from './space.ts';

/**
 * The sets of machines that only lead to each other: once there, a computer never leaves. Most are one
 * machine with nothing left to do; a clock that goes on ticking makes larger ones.
 *
 * Tarjan's algorithm without recursion, on a complete space. Each set is a list of states; sets and
 * their states come in no particular order.
 */
export function bottomComponents(space: Space): readonly (readonly number[])[] {
  const { states } = space;
  const order = new Int32Array(states);
  const low = new Int32Array(states);
  const nextEdge = new Int32Array(states);
  const component = new Int32Array(states);
  const open: number[] = [];
  const path: number[] = [];
  const bottoms: number[][] = [];
  let clock = 0;
  let components = 0;

  const visit = (state: number): void => {
    clock++;
    order[state] = clock;
    low[state] = clock;
    nextEdge[state] = space.firstEdge(state);
    open.push(state);
    path.push(state);
  };
  const close = (root: number): void => {
    components++;
    const members: number[] = [];
    for (let state = -1; state !== root; ) {
      state = open.pop() as number;
      component[state] = components;
      members.push(state);
    }
    const leaves = members.some((state) => {
      for (let edge = space.firstEdge(state), end = space.firstEdge(state + 1); edge < end; edge++)
        if (component[space.edgeTo(edge)] !== components) return true;
      return false;
    });
    if (!leaves) bottoms.push(members);
  };

  for (let root = 0; root < states; root++) {
    if (order[root] !== 0) continue;
    visit(root);
    while (path.length > 0) {
      const state = path[path.length - 1] as number;
      const edge = nextEdge[state] as number;
      if (edge < space.firstEdge(state + 1)) {
        nextEdge[state] = edge + 1;
        const to = space.edgeTo(edge);
        if (order[to] === 0) visit(to);
        else if (component[to] === 0) low[state] = Math.min(low[state] as number, order[to] as number);
        continue;
      }
      path.pop();
      const before = path[path.length - 1];
      if (before !== undefined) low[before] = Math.min(low[before] as number, low[state] as number);
      if (low[state] === order[state]) close(state);
    }
  }
  return bottoms;
}

/**
 * Marks (with 1) every state from which one of the targets can be reached, the targets among them. States that are
 * `barred` (with 1) lead nowhere, and count as no target.
 */
export function whoCanReach(space: Space, targets: Iterable<number>, barred: Uint8Array | null = null): Uint8Array {
  const { states, transitions } = space;
  const firstBack = new Int32Array(states + 2);
  for (let edge = 0; edge < transitions; edge++) {
    const at = space.edgeTo(edge) + 2;
    firstBack[at] = (firstBack[at] as number) + 1;
  }
  for (let state = 2; state < states + 2; state++)
    firstBack[state] = (firstBack[state] as number) + (firstBack[state - 1] as number);
  const back = new Int32Array(transitions);
  for (let state = 0; state < states; state++) {
    for (let edge = space.firstEdge(state), end = space.firstEdge(state + 1); edge < end; edge++) {
      const at = space.edgeTo(edge) + 1;
      back[firstBack[at] as number] = state;
      firstBack[at] = (firstBack[at] as number) + 1;
    }
  }
  const reach = new Uint8Array(states);
  const open: number[] = [];
  const mark = (state: number): void => {
    if (reach[state] === 1 || barred?.[state] === 1) return;
    reach[state] = 1;
    open.push(state);
  };
  for (const target of targets) mark(target);
  for (let state = open.pop(); state !== undefined; state = open.pop()) {
    for (let at = firstBack[state] as number, end = firstBack[state + 1] as number; at < end; at++)
      mark(back[at] as number);
  }
  return reach;
}
