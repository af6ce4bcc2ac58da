/** What could not be done as the host asked: above everything for the reader, and as a message for the host. */
import { firstFew } from '../../sim/outside.ts';
import type { FromFrame } from '../protocol.ts';

type From = 'address' | 'machine';

/** Returns the way to say what one of two has to object to; saying nothing takes back what it said before. */
export function objections(
  root: HTMLElement,
  say: (what: FromFrame) => void,
): (from: From, to: readonly string[]) => void {
  const notice = document.createElement('p');
  notice.className = 'notice';
  notice.role = 'alert';
  const said: Record<From, readonly string[]> = { address: [], machine: [] };
  return (from, to) => {
    const before = said[from];
    said[from] = to;
    const all = firstFew([...said.address, ...said.machine]);
    notice.textContent = all.join(' ');
    if (all.length === 0) notice.remove();
    else if (!notice.isConnected) root.prepend(notice);
    if (to.length > 0 && to.join() !== before.join()) say({ is: 'error', says: firstFew(to).join(' ') });
  };
}
