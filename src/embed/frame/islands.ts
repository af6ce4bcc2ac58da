/** The islands of the frame: asleep, complete as they were served, until they are touched or something is asked of them. */
import touch from '../../components/touch/directive.ts';
import type { Frame, Wake } from './contract.ts';
import { partsBeside } from './parts.ts';

/** What the island opens with stands beside it, as the server wrote it. */
function propsOf(root: HTMLElement): never {
  const block = root.nextElementSibling;
  return JSON.parse(block?.textContent ?? '{}') as never;
}

/** Makes an island sleep as those of the book do. Returns the way to wake it now. */
function putToSleep(
  root: HTMLElement,
  frame: Frame,
  load: () => Promise<Record<string, unknown>>,
): () => Promise<void> {
  const awake = new Promise<void>((done) => root.addEventListener('astro:hydrate', () => done(), { once: true }));
  const wake = async (): Promise<() => Promise<void>> => {
    try {
      const { [root.dataset['island'] ?? '']: wakes } = await load();
      return async () => {
        await (wakes as Wake)(root, propsOf(root), frame);
        root.dispatchEvent(new Event('astro:hydrate'));
      };
    } catch {
      root.dispatchEvent(new Event('astro:hydration-error'));
      return async () => {};
    }
  };
  touch(wake as never, { name: 'touch', value: {} as never }, root);
  return () => {
    root.dispatchEvent(new Event('pointerover'));
    return awake;
  };
}

/** `src`: the script that brings them to life. Returns the way to wake the first of them now. */
export function sleepingIslands(frame: Frame, src: string): () => Promise<void> {
  const load = partsBeside(src);
  const first = src.slice(src.lastIndexOf('/') + 1);
  const roots = [...document.querySelectorAll<HTMLElement>('[data-island]')];
  const [wake = async () => {}] = roots.map((root) => putToSleep(root, frame, () => load(first)));
  return wake;
}
