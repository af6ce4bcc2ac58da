/** The islands of the frame: asleep, complete as they were served, until they are touched or something is asked of them. */
import touch from '../../islands/touch/directive.ts';
import type { DrawnMoment, DrawnPanel } from '../drawn.ts';
import type { Wake, WidgetFrame } from './contract.ts';
import { partsBeside } from './parts.ts';

type IslandLoad = (file: string) => Promise<Readonly<Record<string, unknown>>>;

/** What the island opens with stands beside it, as the server wrote it. */
function propsOf(root: HTMLElement): never {
  const block = root.nextElementSibling;
  return JSON.parse(block?.textContent ?? '{}') as never;
}

/** Makes an island sleep as those of the book do. Returns the way to wake it now, which ends when it is awake or cannot be. */
function putToSleep(root: HTMLElement, frame: WidgetFrame, load: () => ReturnType<IslandLoad>): () => Promise<void> {
  const awake = new Promise<void>((done) => {
    for (const end of ['astro:hydrate', 'astro:hydration-error'])
      root.addEventListener(end, () => done(), { once: true });
  });
  const fail = (): void => {
    delete root.dataset['awake'];
    root.dispatchEvent(new Event('astro:hydration-error'));
  };
  // What it does awake may be in yet another part, so either half may fail.
  const wake = async (): Promise<() => Promise<void>> => {
    try {
      const { [root.dataset['island'] ?? '']: wakes } = await load();
      return async () => {
        try {
          root.dataset['awake'] = '';
          await (wakes as Wake)(root, propsOf(root), frame);
          root.dispatchEvent(new Event('astro:hydrate'));
        } catch {
          fail();
        }
      };
    } catch {
      fail();
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
async function bring(panel: HTMLElement, load: IslandLoad): Promise<void> {
  const { html, styles } = (await load(panel.dataset['panel'] ?? '')) as unknown as DrawnPanel;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  document.adoptedStyleSheets.push(sheet);
  panel.innerHTML = html;
}

/** In the place of a panel that could not be had: that it could not, and the way to ask once more. */
function tellMissing(panel: HTMLElement, again: () => void): void {
  const notice = document.createElement('p');
  notice.className = 'notice';
  notice.role = 'alert';
  notice.textContent = 'This part of the frame could not be loaded. ';
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = 'Try again';
  button.addEventListener('click', again);
  notice.append(button);
  panel.replaceChildren(notice);
}

const announce = (event: string, detail: unknown): void =>
  void dispatchEvent(new CustomEvent(`hangbook:${event}`, { detail }));

/** Puts a moment of the run that was served in the place of its end. False where that is the machine's own to do. */
async function show(root: HTMLElement, step: string, load: IslandLoad): Promise<boolean> {
  const { moments, steps } = root.dataset;
  const isAsleep = (): boolean => moments !== undefined && !('waking' in root.dataset) && !('awake' in root.dataset);
  if (!isAsleep() || !/^\d{1,5}$/.test(step) || Number(step) > Number(steps)) return false;
  if (root.dataset['shown'] === step) return true;
  root.dataset['shown'] = step;
  const drawn = (await load(`moment-${Number(step)}.${moments}.js`)) as unknown as DrawnMoment;
  // In the meantime it may have been touched, or another moment asked for.
  if (!isAsleep()) return false;
  if (root.dataset['shown'] !== step) return true;
  root.innerHTML = drawn.markup;
  if (root.nextElementSibling) root.nextElementSibling.textContent = drawn.opens;
  announce('moment', drawn.moment);
  announce('verdict', drawn.judged);
  return true;
}

export interface Islands {
  /** Shows a step of the run that was served, as it is written, and lets the machine sleep. False: it has to wake. */
  readonly show: (step: string) => Promise<boolean>;
  /** Wakes the first of them now. */
  readonly wake: () => Promise<void>;
  /** Brings those that were not served with the frame, once. */
  readonly bringPanels: () => Promise<void>;
}

/** `src`: the script that brings them to life. */
export function sleepingIslands(frame: WidgetFrame, src: string): Islands {
  const load = partsBeside(src);
  const first = src.slice(src.lastIndexOf('/') + 1);
  const within = (part: ParentNode) =>
    [...part.querySelectorAll<HTMLElement>('[data-island]')].map((root) => putToSleep(root, frame, () => load(first)));
  const [wake = async () => {}] = within(document);
  let brought: Promise<void> | null = null;
  const bringPanels = async (): Promise<void> => {
    for (const panel of document.querySelectorAll<HTMLElement>('[data-panel]')) {
      const again = (): Promise<void> =>
        bring(panel, load).then(
          () => void within(panel),
          () => tellMissing(panel, again),
        );
      await again();
    }
  };
  const machine = document.querySelector<HTMLElement>('[data-moments]');
  return {
    show: async (step) => {
      if (!machine) return false;
      try {
        return await show(machine, step, load);
      } catch {
        delete machine.dataset['shown'];
        return false;
      }
    },
    wake,
    bringPanels: () => {
      brought ??= bringPanels();
      return brought;
    },
  };
}
