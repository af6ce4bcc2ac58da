/**
 * What a frame and the page around it say to each other: plain objects by postMessage, each with `hangbook: 1`.
 *
 * A frame in a sandbox has no origin, so nobody is known by one. The host believes whoever it sees in a frame that it
 * asked for, the frame whoever is its parent, and neither believes a message further than the checks below.
 */

import { MOST_LINKED, sayable } from '../sim/outside.ts';

/** The version of this talk, and of the addresses under embed/v1/. */
export const VERSION = 1;

/** From the frame to whatever page it stands in. `says` is a sentence for a person, `link` what follows a `#`. */
export type FromFrame =
  | { readonly is: 'height'; readonly height: number }
  | { readonly is: 'step'; readonly step: number; readonly of: number; readonly says: string; readonly link: string }
  | { readonly is: 'verdict'; readonly verdict: string; readonly says: string }
  | { readonly is: 'error'; readonly says: string };

/** From the page to the frame. `ping`: say your height, whether or not it has changed. */
export type ToFrame = { readonly do: 'ping' } | { readonly do: 'goTo'; readonly step: number } | { readonly do: 'run' };

/** What each kind tells besides its kind. Nothing else of a message is believed. */
const TOLD = {
  step: { step: 'number', of: 'number', says: 'string', link: 'string' },
  verdict: { verdict: 'string', says: 'string' },
  error: { says: 'string' },
} as const;

/**
 * What a step, a verdict or a fault tells, no text of it longer than may be said; null for what has not the shape of one.
 * A link is whole or none: a part of one leads to another moment.
 */
export function detailOf(told: FromFrame): Readonly<Record<string, unknown>> | null {
  const said: Readonly<Record<string, unknown>> = { ...told };
  const shape = Object.hasOwn(TOLD, told.is) ? Object.entries(TOLD[told.is as keyof typeof TOLD]) : [];
  if (shape.length === 0 || shape.some(([key, type]) => typeof said[key] !== type)) return null;
  return Object.fromEntries(
    shape.map(([key]) => {
      const value = said[key];
      if (typeof value !== 'string') return [key, value];
      return [key, key !== 'link' ? sayable(value) : value.length > MOST_LINKED ? '' : value];
    }),
  );
}

/** What was asked and not done yet: where a step is to be gone to, only the last; and whether to run from there. */
export function lastAsked(before: readonly ToFrame[], asked: ToFrame): readonly ToFrame[] {
  return asked.do === 'run' ? [...before.filter((one) => one.do === 'goTo'), asked] : [asked];
}

export type Message<T> = T & { readonly hangbook: typeof VERSION };

export const message = <T extends FromFrame | ToFrame>(what: T): Message<T> => ({ hangbook: VERSION, ...what });

/** The kind of message it is, of either direction; null where it is none of ours. */
export function ours<T extends FromFrame | ToFrame>(data: unknown): T | null {
  return (data as Message<T> | null)?.hangbook === VERSION ? (data as T) : null;
}

/** No frame of ours is lower, and none that is any use is higher: in pixels. */
export const LEAST = 40;
export const MOST = 12_000;

/** The height that a frame may be given, whatever a message asks for; null where it asks for nothing that is one. */
export const allowedHeight = (height: unknown): number | null =>
  typeof height === 'number' && Number.isFinite(height) ? Math.min(MOST, Math.max(LEAST, Math.ceil(height))) : null;

/** The same in the words of WordPress, which gives each frame a secret and listens to who knows it. */
export const forWordPress = (height: number, secret: string) => ({ message: 'height', value: height, secret });

/** The same in the words of AMP pages. */
export const forAmp = (height: number) => ({ sentinel: 'amp', type: 'embed-size', height });

/** WordPress writes its secret behind whatever fragment there is, as one more: `#step=9#?secret=abc`. */
export function secretIn(fragment: string): { readonly rest: string; readonly secret: string | null } {
  const at = fragment.indexOf('#?secret=');
  if (at < 0) return { rest: fragment, secret: null };
  return { rest: fragment.slice(0, at), secret: /^\w{1,40}/.exec(fragment.slice(at + 9))?.[0] ?? null };
}
