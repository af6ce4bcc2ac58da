/**
 * Every name that another page may write, version 1. What stands here goes on being understood for ever, so a name is
 * added and never taken away: tests/promise.test.ts holds a copy. What each means is told in parameters.ts.
 *
 * The host script carries these names and nothing else of this room, so they stand by themselves.
 */

/** What the fragment of a frame's address may say, and an attribute of the element. */
export const PARAMETERS = [
  'schedule',
  'step',
  'build',
  'against',
  'processors',
  'registry',
  'load',
  'reading',
  'panels',
  'theme',
  'autoplay',
] as const;
export type Parameter = (typeof PARAMETERS)[number];

/** What only the element has: which frame it makes, and how it stands in its page. */
export const OWN_ATTRIBUTES = ['case', 'view', 'height', 'title'] as const;
export type OwnAttribute = (typeof OWN_ATTRIBUTES)[number];
export const ATTRIBUTES = [...OWN_ATTRIBUTES, ...PARAMETERS] as const;

export const ELEMENT = 'nt-hang';
export const EVENTS = ['load', 'step', 'verdict', 'error'] as const;
export const METHODS = ['goTo', 'run'] as const;

/** What a frame may do in its page: run, and lead out of it. It has no origin, so it can see nothing of its host. */
export const SANDBOX = 'allow-scripts allow-popups allow-popups-to-escape-sandbox';

export const THEMES = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];
