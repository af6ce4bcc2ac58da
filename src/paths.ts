/** Where things stand on the site. Nothing here needs the book's entries, so a script in a page can use it too. */
import type { Section } from './content/lists.ts';

/** A path inside the site, wherever the site stands: `path('kb/177/Q177245/')`. No leading slash. */
export function path(inside: string): string {
  const base = import.meta.env.BASE_URL;
  return `${base.endsWith('/') ? base : `${base}/`}${inside}`;
}

/** Where an article stands on the site: the archive's own scheme, the first three digits of the number padded to six. */
export const folderOf = (kb: string) => kb.slice(1).padStart(6, '0').slice(0, 3);

export const pathOf = (kb: string) => path(`kb/${folderOf(kb)}/${kb}/`);

/** The id, on an article's page, of what we carry over from one section of it. */
export const anchorOf = (section: Section) => `in-${section}`;

/**
 * The place on an article's page where a section of it is told: what a "documented" points at. Only articles/ and
 * briefs/ have such places, and only for sections that something in the book cites; a link elsewhere fails the link check.
 */
export const placeOf = (kb: string, section: Section) => `${pathOf(kb)}#${anchorOf(section)}`;

/** The page of a concept, and the place of a word. */
export const pathOfConcept = (name: string) => path(`concepts/${name}/`);
export const pathOfTerm = (id: string) => path(`concepts/#${id}`);

export const pathOfBuild = (id: string) => path(`builds/${id}/`);

/** The page of a class of bug: classes/leaked-spin-lock/. */
export const slugOfClass = (name: string): string => name.toLowerCase().replaceAll(' ', '-');
export const pathOfClass = (name: string) => path(`classes/${slugOfClass(name)}/`);

/** The places where the articles with a stop code, or with a keyword, stand together. */
export const pathOfStop = (code: string) => path(`symptoms/#${code}`);
export const pathOfKeyword = (keyword: string) => path(`keywords/#${keyword}`);

/** The place of a fact or an assumption of the machine, by its number: K12, A7. */
const pathOfNumber = (number: string) => path(`model/#${number}`);

/** A text in parts. Numbers of articles, and of the machine's facts and assumptions, come with the place to which they lead. */
export const partsOf = (text: string): readonly { readonly text: string; readonly place: string | null }[] =>
  text.split(/\b(Q\d{5,6}|[KA]\d{1,2})\b/).map((part, at) => ({
    text: part,
    place: at % 2 === 0 ? null : part.startsWith('Q') ? pathOf(part) : pathOfNumber(part),
  }));
