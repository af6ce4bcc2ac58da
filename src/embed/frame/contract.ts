/**
 * What the two scripts of a frame are to each other. The first, small, is there with the page; the second brings an
 * island to life and comes when somebody first touches it. Both are classic scripts, for a module is fetched with an
 * origin and a frame in a sandbox has none; so they find each other by one name of the window.
 */
import type { Wishes } from './wishes.ts';

export interface Frame {
  readonly wishes: () => Wishes;
  /** Calls back when the host has written another fragment. */
  readonly onWish: (heard: () => void) => void;
  /** Something of what was asked cannot be had: sentences for the reader and for the host. */
  readonly object: (to: readonly string[]) => void;
  /** The address of the search's script. */
  readonly search: string;
}

/** A way to bring an island to life, by the name that its root carries. */
export type Wake = (root: HTMLElement, props: never, frame: Frame) => void;

declare global {
  interface Window {
    /** Set by the second script. */
    hangbook?: Readonly<Record<string, Wake>>;
  }
}

/** The host has asked for a step or for the run: heard by the machine once it is awake. */
export const COMMAND = 'hangbook:command';
