import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/**
 * A step may take away or switch off the very button that was pressed, and with it the place of whoever works by
 * keyboard. Then the part of the machine that the button belonged to takes the focus, and the next Tab goes on there.
 */
export function useFocusKept(machine: RefObject<HTMLElement>): void {
  const part = useRef<HTMLElement | null>(null);
  const before = machine.current?.contains(document.activeElement) ? document.activeElement : null;
  if (before) part.current = before.closest<HTMLElement>('[tabindex="-1"]');
  useLayoutEffect(() => {
    const { activeElement } = document;
    const lost = activeElement === null || activeElement === document.body || activeElement.matches(':disabled');
    if (before && lost) part.current?.focus({ preventScroll: true });
  });
}
