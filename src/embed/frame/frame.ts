/**
 * The first script of a frame: how it looks, how high it is, what its host says to it, and when it wakes. It stands before
 * all that is to be seen, so that nothing is drawn twice, and behind the style sheet, for which it waits: without that no
 * height would be true.
 */
import { detailOf, type FromFrame, lastAsked, message, ours, type ToFrame } from '../protocol.ts';
import type { View } from '../views.ts';
import { autoplay } from './autoplay.ts';
import { COMMAND, type WidgetFrame } from './contract.ts';
import { tellHeight } from './height.ts';
import { type Islands, sleepingIslands } from './islands.ts';
import { objections } from './objections.ts';
import { settled } from './settled.ts';
import { unknownPlace } from './unknown.ts';
import { readWishes, type Wishes } from './wishes.ts';

const page = document.documentElement;
const { view, places, script, search } = page.dataset as Readonly<Record<string, string>>;
const read = (): Wishes => readWishes(location.hash.slice(1), view as View);
let wishes = read();

/** A frame that is opened by itself has nobody to talk to, and would hear its own words. */
const framed = parent !== window;
const say = (what: FromFrame): void => {
  const told = detailOf(what);
  if (framed && told) parent.postMessage(message({ ...what, ...told }), '*');
};

function look(): void {
  if (wishes.theme === 'auto') delete page.dataset['theme'];
  else page.dataset['theme'] = wishes.theme;
  page.dataset['panels'] = wishes.panels.join(' ');
}
look();
// Nothing of it is painted before it is what was asked for.
const isMore = Object.keys(wishes.asked).length > 0 || wishes.panels.includes('explore');
if (script && isMore) page.dataset['opening'] = '';

/** Milliseconds between two moves that the page around asks for: as many as a screen takes to show one. */
const PAUSE = 16;

/** Where there is nothing to wake. */
const ASLEEP: Islands = { show: async () => true, wake: async () => {}, bringPanels: async () => {} };

document.addEventListener('DOMContentLoaded', () => {
  const root = document.querySelector<HTMLElement>('.frame');
  if (!root) return;
  const object = objections(root, say);
  const heard: (() => void)[] = [];
  /** It shows something else than what was served. */
  let moved = false;
  const frame: WidgetFrame = {
    wishes: () => wishes,
    onWish: (hear) => void heard.push(hear),
    object: (to) => object('machine', to),
    search: new URL(search ?? '', document.baseURI).href,
  };
  const { show, wake, bringPanels } = script ? sleepingIslands(frame, script) : ASLEEP;
  /** A moment of the run that was served is drawn already; all else can only be had with the island awake. */
  const fulfil = async (): Promise<void> => {
    const { step, ...others } = wishes.asked;
    const more = Object.keys(others).length > 0;
    if (!more && step === undefined && !moved) return;
    moved = true;
    if (more || step === undefined || !(await show(step))) await wake();
  };
  const open = (): void => {
    object('address', [...unknownPlace(places), ...wishes.problems]);
    const panels = wishes.panels.includes('explore') ? bringPanels() : null;
    Promise.all([fulfil(), panels])
      .then(() => settled(root))
      .then(() => setTimeout(() => delete page.dataset['opening']));
    if (wishes.autoplay) autoplay(root, () => command({ do: 'run' }));
  };
  let waiting: readonly ToFrame[] = [];
  /** The machine is moved once for all that is asked at a time: a page may ask faster than anybody can see. */
  const command = async (what: ToFrame): Promise<void> => {
    const due = waiting.length > 0;
    waiting = lastAsked(waiting, what);
    if (due) return;
    await wake();
    await new Promise((later) => setTimeout(later, PAUSE));
    const all = waiting;
    waiting = [];
    for (const detail of all) dispatchEvent(new CustomEvent(COMMAND, { detail }));
  };
  addEventListener('hashchange', () => {
    wishes = read();
    look();
    open();
    for (const hear of heard) hear();
  });
  const tell = framed ? tellHeight(root, () => wishes.secret) : () => {};
  addEventListener('message', ({ source, data }) => {
    const asked = source === parent && framed ? ours<ToFrame>(data) : null;
    if (asked?.do === 'ping') tell();
    else if (asked?.do === 'run' || (asked?.do === 'goTo' && typeof asked.step === 'number')) command(asked);
  });
  addEventListener('hangbook:moment', (event) => {
    const { link, step, of, says } = (event as CustomEvent<Omit<Extract<FromFrame, { is: 'step' }>, 'is'>>).detail;
    say({ is: 'step', step, of, says, link });
    const credit = document.querySelector<HTMLAnchorElement>('a.whole');
    if (credit) credit.hash = link;
  });
  addEventListener('hangbook:verdict', (event) => {
    const { verdict, says } = (event as CustomEvent<Omit<Extract<FromFrame, { is: 'verdict' }>, 'is'>>).detail;
    say({ is: 'verdict', verdict, says });
  });
  open();
  tell();
});
