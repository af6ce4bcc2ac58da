/**
 * What the machine stands in, as far as it has to know: where the link to its moment is kept, and who else may move it.
 *
 * In the book that is the page, and the link stands behind the `#` of its address. In a frame on somebody else's page
 * (src/embed) the address is the host's to write, so the frame puts something else in its place before the machine wakes.
 */
import { MOST_READ, unescaped } from '../../sim/outside.ts';
import { goToMachine } from './inSight.ts';

export interface Surroundings {
  /** The text that asks for a moment, or null. */
  readonly asked: () => string | null;
  /** The reader has moved: the moment that would be asked for now. */
  readonly keep: (text: string) => void;
  /** The address at which anybody finds a moment. */
  readonly linkTo: (text: string) => string;
  /** Brings a moment before the reader, from wherever it was asked for. */
  readonly goTo: (text: string) => void;
  /** Calls back whenever another moment is asked for. Returns the way to stop. */
  readonly follow: (open: () => void) => () => void;
  /** Calls back when the hang is to be run by somebody who cannot press the button. Returns the way to stop. */
  readonly onRun: (run: () => void) => () => void;
}

const page: Surroundings = {
  asked: () => {
    const text = location.hash.slice(1);
    if (!text.includes('~')) return null;
    // Whoever reads it says that it is too long.
    return text.length > MOST_READ ? text : unescaped(text);
  },
  keep: (text) => {
    try {
      // No new entry in the browser's history.
      history.replaceState(history.state, '', `#${text}`);
    } catch {
      // Some browsers allow so many changes a minute; the link can be copied all the same.
    }
  },
  linkTo: (text) => `${location.href.split('#')[0]}#${text}`,
  goTo: (text) => {
    location.hash = text;
    goToMachine();
  },
  follow: (open) => {
    const follow = (): void => {
      open();
      if (page.asked() !== null) goToMachine();
    };
    if (page.asked() !== null) goToMachine();
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  },
  onRun: () => () => {},
};

/** Everything that the machine asks of what it stands in. Asked anew each time: something else may stand in by then. */
export let surroundings = page;

/** Puts something else in the place of the page. To be called before any island wakes. */
export function standIn(other: Surroundings): void {
  surroundings = other;
}
