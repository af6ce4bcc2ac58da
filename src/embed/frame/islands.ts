/** The islands of the frame: asleep, complete as they were served, until they are touched or something is asked of them. */
import touch from '../../components/touch/directive.ts';
import type { Frame, Wake } from './contract.ts';
import { partsBeside } from './parts.ts';

type Load = (file: string) => Promise<Readonly<Record<string, unknown>>>;

/** What the island opens with stands beside it, as the server wrote it. */
function propsOf(root: HTMLElement): never {
  const block = root.nextElementSibling;
  return JSON.parse(block?.textContent ?? '{}') as never;
}

/** Makes an island sleep as those of the book do. Returns the way to wake it now. */
function putToSleep(root: HTMLElement, frame: Frame, load: () => ReturnType<Load>): () => Promise<void> {
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

/** A panel that was not served with the frame: its markup and its styles are a part of their own. */
async function bring(panel: HTMLElement, load: Load): Promise<void> {
  const { html, styles } = await load(panel.dataset['panel'] ?? '');
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles as string);
  document.adoptedStyleSheets.push(sheet);
  panel.innerHTML = html as string;
}

export interface Islands {
  /** Wakes the first of them now. */
  readonly wake: () => Promise<void>;
  /** Brings those that were not served with the frame, once. */
  readonly bringPanels: () => Promise<void>;
}

/** `src`: the script that brings them to life. */
export function sleepingIslands(frame: Frame, src: string): Islands {
  const load = partsBeside(src);
  const first = src.slice(src.lastIndexOf('/') + 1);
  const within = (part: ParentNode) =>
    [...part.querySelectorAll<HTMLElement>('[data-island]')].map((root) => putToSleep(root, frame, () => load(first)));
  const [wake = async () => {}] = within(document);
  let brought: Promise<void> | null = null;
  const bringPanels = async (): Promise<void> => {
    for (const panel of document.querySelectorAll<HTMLElement>('[data-panel]')) {
      await bring(panel, load);
      within(panel);
    }
  };
  return {
    wake,
    bringPanels: () => {
      brought ??= bringPanels().catch(() => {
        brought = null;
      });
      return brought;
    },
  };
}
