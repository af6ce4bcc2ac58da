import { useCallback, useRef } from 'preact/hooks';

/** One and the same function from drawing to drawing, that does what the newest does: views handed it stay as they are. */
export function useSteady<Args extends readonly unknown[], Result>(
  newest: (...args: Args) => Result,
): (...args: Args) => Result {
  const now = useRef(newest);
  now.current = newest;
  return useCallback((...args: Args) => now.current(...args), []);
}
