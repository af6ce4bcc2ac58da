/** The lines that somebody puts into their page: plain HTML, with no style and no script in it but the one it names. */

import { addressOf, type WidgetPlace } from './places.ts';
import { ELEMENT, PARAMETERS, type Parameter, SANDBOX } from './widgetNames.ts';

export interface Wanted {
  readonly place: WidgetPlace;
  /** What it is, for a screen reader and as the text of the link. */
  readonly title: string;
  /** The page of the book, in full. */
  readonly page: string;
  /** Pixels to be kept for it. */
  readonly height: number;
  readonly said: Readonly<Partial<Record<Parameter, string>>>;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const attributes = (pairs: readonly (readonly [string, string])[]): string =>
  pairs.map(([name, value]) => (value === '' ? name : `${name}="${escaped(value)}"`)).join(' ');

const saidIn = ({ said }: Wanted): readonly (readonly [Parameter, string])[] =>
  PARAMETERS.flatMap((name) => (said[name] === undefined ? [] : [[name, said[name]] as const]));

/** Readable where it can be: of what a fragment may hold, only this would be misread. */
const inFragment = (value: string): string => value.replace(/[%&+#\s"<>]/g, encodeURIComponent);

/** The address of a frame. `home`: of embed/v1/, in full. */
export function frameAddress(home: string, wanted: Pick<Wanted, 'place' | 'said'>): string {
  const said = saidIn(wanted as Wanted).map(([name, value]) => (value === '' ? name : `${name}=${inFragment(value)}`));
  return `${home}${addressOf(wanted.place)}/${said.length === 0 ? '' : `#${said.join('&')}`}`;
}

/** A frame that needs nothing else: it keeps the height that is written here. */
export function frameSnippet(home: string, wanted: Wanted): string {
  const pairs = attributes([
    ['src', frameAddress(home, wanted)],
    ['title', wanted.title],
    ['width', '100%'],
    ['height', String(wanted.height)],
    ['frameborder', '0'],
    ['loading', 'lazy'],
    ['sandbox', SANDBOX],
    ['referrerpolicy', 'no-referrer'],
  ]);
  return `<iframe ${pairs}></iframe>`;
}

/** The script stands before the element, so that the room is kept before anything behind it is drawn. */
export function elementSnippet(home: string, wanted: Wanted): string {
  const { place, height, title, page } = wanted;
  const pairs = attributes([
    ['case', place.case],
    ...(place.view === 'machine' ? [] : [['view', place.view] as const]),
    ...saidIn(wanted),
    ['height', String(height)],
  ]);
  return [
    scriptSnippet(home),
    `<${ELEMENT} ${pairs}><a href="${escaped(page)}">${escaped(title)}</a></${ELEMENT}>`,
  ].join('\n');
}

/** For a page with frames: it gives each the height that it says it has. */
export const scriptSnippet = (home: string): string => `<script src="${escaped(`${home}embed.js`)}"></script>`;
