/** Keeps one state and tells of each that follows it. */

export interface Store<State> {
  readonly now: () => State;
  /** Does something pure to the state. */
  readonly apply: (operation: (state: State) => State) => void;
  /** Calls back with each new state. Returns the way to stop. */
  readonly watch: (watcher: (state: State) => void) => () => void;
}

export function storeOf<State>(first: State): Store<State> {
  let state = first;
  const watchers = new Set<(state: State) => void>();
  return {
    now: () => state,
    apply: (operation) => {
      const next = operation(state);
      if (next === state) return;
      state = next;
      for (const watcher of watchers) watcher(state);
    },
    watch: (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
  };
}
