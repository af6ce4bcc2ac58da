/** The islands of the frame: asleep, complete as they were served, until they are touched or something is asked of them. */
import touch from '../../components/touch/directive.ts';
import type { Frame } from './contract.ts';

/** Loads a classic script once, whoever asks. */
const loads = new Map<string, Promise<void>>();
function load(src: string): Promise<void> {
  const under = loads.get(src) ?? loading(src);
  loads.set(src, under);
  return under;
}
const loading = (src: string): Promise<void> =>
  new Promise((done, failed) => {
    const script = document.createElement('script');
    script.src = src;
    script.onload = () => done();
    script.onerror = () => {
      loads.delete(src);
      script.remove();
      failed(new Error(`${src} could not be loaded.`));
    };
    document.head.append(script);
  });

/** What the island opens with stands beside it, as the server wrote it. */
function propsOf(root: HTMLElement): never {
  const block = root.nextElementSibling;
  return JSON.parse(block?.textContent ?? '{}') as never;
}

/** Makes an island sleep as those of the book do. Returns the way to wake it now. */
function putToSleep(root: HTMLElement, frame: Frame, src: string): () => Promise<void> {
  const awake = new Promise<void>((done) => root.addEventListener('astro:hydrate', () => done(), { once: true }));
  const wake = async (): Promise<() => void> => {
    try {
      await load(src);
    } catch {
      root.dispatchEvent(new Event('astro:hydration-error'));
      return () => {};
    }
    return () => {
      window.hangbook?.[root.dataset['island'] ?? '']?.(root, propsOf(root), frame);
      root.dispatchEvent(new Event('astro:hydrate'));
    };
  };
  touch(wake as never, { name: 'touch', value: {} as never }, root);
  return () => {
    root.dispatchEvent(new Event('pointerover'));
    return awake;
  };
}

/** `src`: the script that brings them to life. Returns the way to wake the first of them now. */
export function sleepingIslands(frame: Frame, src: string): () => Promise<void> {
  const roots = [...document.querySelectorAll<HTMLElement>('[data-island]')];
  const [first = async () => {}] = roots.map((root) => putToSleep(root, frame, src));
  return first;
}
