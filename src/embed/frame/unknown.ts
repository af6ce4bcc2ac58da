import { clipped, readable, unescaped } from '../../sim/outside.ts';

/**
 * The frame that stands where none was asked for: a host sends unknown addresses to it, and the element asks for it with
 * what it was given behind a question mark. `places`: the addresses that there are, on this frame alone.
 */
export function unknownPlace(places: string | undefined): readonly string[] {
  if (places === undefined) return [];
  const below = readable(location.pathname).text.split('/embed/v1/').slice(1).join('/embed/v1/').replace(/\/$/, '');
  const asked = unescaped(readable(location.search).text.slice(1)) || below;
  if (asked === '') return [];
  return [
    `There is no frame "${clipped(asked)}"; there is ${places.split(' ').join(', ')}. This one shows the first of them.`,
  ];
}
