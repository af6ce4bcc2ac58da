/**
 * What the scripts of a frame are to each other. The first, small, is there with the page; the second brings an island to
 * life and comes when somebody first touches it.
 */
import type { Wishes } from './wishes.ts';

export interface WidgetFrame {
  readonly wishes: () => Wishes;
  /** Calls back when the host has written another fragment. */
  readonly onWish: (heard: () => void) => void;
  /** Something of what was asked cannot be had: sentences for the reader and for the host. */
  readonly object: (to: readonly string[]) => void;
  /** The address of the search's script. */
  readonly search: string;
}

/** A way to bring an island to life. A part offers it under the name that the island's root carries. */
export type Wake = (root: HTMLElement, props: never, frame: WidgetFrame) => void | Promise<void>;

/** The host has asked for a step or for the run: heard by the machine once it is awake. */
export const COMMAND = 'hangbook:command';
