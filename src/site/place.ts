/** Where the book will stand: what SITE and BASE of the environment say, held to what an address can be. */

export interface SitePlace {
  /** The origin, as in https://example.org. */
  readonly site: string;
  /** The path below which the book lies, with a stroke at both ends. */
  readonly base: string;
  /** Nobody has said where: what is built leads to the computer on which it is read. */
  readonly nowhere: boolean;
}

/** Where `npm run preview` serves what was built for no place. */
const HERE = 'http://localhost:4321';

const EXAMPLE = 'SITE=https://example.org/hangbook';

/** A path with a stroke at both ends. @throws Error for what is no path */
function pathOf(text: string, name: string): string {
  const path = `/${text}/`.replace(/\/+/g, '/');
  if (!/^[\w\-./~]*$/.test(path) || path.split('/').some((part) => part === '.' || part === '..'))
    throw new Error(
      `${name} says "${text}", which is no path of an address: letters, digits and the signs - . _ ~ / are expected, as in BASE=/hangbook.`,
    );
  return path;
}

/**
 * @param SITE an address with or without a path; BASE the path, if SITE has none
 * @throws Error with a sentence where the two are no address, or contradict each other
 */
export function placeOf({ SITE = '', BASE = '' }: { readonly SITE?: string; readonly BASE?: string }): SitePlace {
  const nowhere = SITE === '';
  let address: URL;
  try {
    address = new URL(nowhere ? HERE : SITE);
  } catch {
    throw new Error(`SITE says "${SITE}", which is no address: one with https:// is expected, as in ${EXAMPLE}.`);
  }
  const { protocol, username, password, search, hash, pathname, origin } = address;
  if (protocol !== 'https:' && protocol !== 'http:')
    throw new Error(`SITE says "${SITE}": an address with https:// is expected, as in ${EXAMPLE}.`);
  if (username !== '' || password !== '' || search !== '' || hash !== '')
    throw new Error(
      `SITE says "${SITE}": no name, password, question or fragment can be part of it, as in ${EXAMPLE}.`,
    );
  const within = pathOf(pathname, 'SITE');
  const base = BASE === '' ? within : pathOf(BASE, 'BASE');
  if (within !== '/' && base !== within)
    throw new Error(
      `SITE has the path ${within} and BASE says ${base}: they have to be the same. Leave one of the two out.`,
    );
  return { site: origin, base, nowhere };
}

/** Told at the end of a build for no place: how many of its files lead to the reader's own computer. */
export const whyNowhere = (files: number): string =>
  `SITE is not set, so ${files.toLocaleString('en')} files lead to ${HERE}. That serves to look at the book here, and nowhere else. For a place of its own: ${EXAMPLE} npm run build.`;
