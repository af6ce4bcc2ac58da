import { useEffect, useState } from 'preact/hooks';

/** The value, one frame late: what is drawn from it waits until what is drawn from the value itself is on the screen. */
export function useLater<T>(value: T): T {
  const [later, arrive] = useState(value);
  useEffect(() => arrive(value), [value]);
  return later;
}
