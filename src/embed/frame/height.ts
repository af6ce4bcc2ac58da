/**
 * Tells whatever page the frame stands in how high it is, in three dialects, whenever that changes.
 *
 * A frame that is out of sight is not laid out for its own sake, and its observers sleep; so the height is also told
 * when the page is there, when it is asked for, and when anything in the document has changed.
 */
import { allowedHeight, forAmp, forWordPress, message } from '../protocol.ts';

/** Returns the way to tell it again, changed or not. */
export function tellHeight(root: HTMLElement, secret: () => string | null): () => void {
  let told = -1;
  const tell = (again: boolean): void => {
    // Of a frame that is not yet what was asked for no height would be true; once it is, the document changes.
    if ('opening' in document.documentElement.dataset) return;
    // Not the document's own height: that never falls below the frame's, so it could grow and not shrink.
    const height = allowedHeight(root.getBoundingClientRect().height);
    if (height === null || (height === told && !again)) return;
    told = height;
    parent.postMessage(message({ is: 'height', height }), '*');
    parent.postMessage(forAmp(height), '*');
    const word = secret();
    if (word !== null) parent.postMessage(forWordPress(height, word), '*');
  };
  let due = false;
  const soon = (): void => {
    if (due) return;
    due = true;
    setTimeout(() => {
      due = false;
      tell(false);
    });
  };
  new ResizeObserver(() => tell(false)).observe(root);
  new MutationObserver(soon).observe(document.documentElement, { subtree: true, childList: true, attributes: true });
  addEventListener('load', () => tell(true));
  return () => tell(true);
}
