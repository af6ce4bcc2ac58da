/** What every printed document must be, before it is given to anybody: each fault is a sentence. */
import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFString } from '@cantoo/pdf-lib';
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { brokenIn } from './breaks.ts';
import { operationsIn } from './content.ts';
import type { Document, Format } from './documents.ts';
import { type Shown, unnamedIn, wordsForFigures } from './figures.ts';
import { oneWayIn } from './notes.ts';
import { placesIn } from './numbers.ts';
import { linksIn, name } from './objects.ts';
import { codeOn, open, wordsOn } from './paper.ts';
import { rulesBrokenIn } from './rules.ts';
import { strangeFacesIn } from './signs.ts';
import { contentsOf } from './tags.ts';

/** In points. */
const SIZES: Readonly<Record<Format, readonly [width: number, height: number]>> = {
  A4: [595, 842],
  Letter: [612, 792],
};
/** In bytes: of an article or a card as a whole, of the book by the page. */
const MOST = { article: 250_000, page: 30_000 };

const heavierThan = (most: number, bytes: number): readonly string[] =>
  bytes > most
    ? [`It has ${bytes.toLocaleString('en-US')} bytes; at most ${most.toLocaleString('en-US')} are held to.`]
    : [];

const squeezed = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/** At the head of each sheet the number of an article that may be there, at its foot which sheet it is. */
async function furniture(paper: PDFDocumentProxy, { heads, kind }: Document): Promise<readonly string[]> {
  const faults: string[] = [];
  let headed = 0;
  for (let number = 1; number <= paper.numPages; number++) {
    const words = await wordsOn(paper, number);
    const text = squeezed(words.map((word) => word.text).join(' '));
    const top = Math.max(...words.map(({ y }) => y));
    const head = words
      .filter(({ y }) => top - y < 4)
      .map((word) => word.text.trim())
      .find((word) => /^Q\d+$/.test(word));
    if (kind === 'book' && number === 1) continue;
    if (!text.includes(`Page ${number} of ${paper.numPages}`))
      faults.push(`Sheet ${number} does not say "Page ${number} of ${paper.numPages}".`);
    if (kind !== 'book' && head !== heads[0])
      faults.push(`Sheet ${number} bears ${head ?? 'no number'} at its head instead of ${heads[0]}.`);
    if (head !== undefined && !heads.includes(head))
      faults.push(`Sheet ${number} bears ${head}, which has no chapter.`);
    if (head !== undefined) headed++;
    if (/localhost|127\.0\.0\.1|file:\/\//.test(text))
      faults.push(`Sheet ${number} prints an address of this computer.`);
  }
  return headed === 0 ? [...faults, 'No sheet bears the number of an article.'] : faults;
}

const sizes = (document: PDFDocument, format: Format): readonly string[] =>
  document.getPages().flatMap((page, at) => {
    const { width, height } = page.getSize();
    const [w, h] = SIZES[format];
    return Math.abs(width - w) <= 1.5 && Math.abs(height - h) <= 1.5
      ? []
      : [`Sheet ${at + 1} is ${width} by ${height} points, not ${format}.`];
  });

const textOf = (value: unknown): string | null =>
  value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : null;

/** The links of a document: the sheet, the corners, and the address or the place that each leads to. */
const leading = (document: PDFDocument) =>
  linksIn(document).map(({ page, link }) => {
    const place = link.lookup(name('Dest'));
    return {
      page,
      corners: link.lookup(name('Rect'), PDFArray).asRectangle(),
      address: textOf(link.lookupMaybe(name('A'), PDFDict)?.lookup(name('URI'))),
      place: place instanceof PDFName ? place.decodeText() : textOf(place),
    };
  });

/** Every number that is printed at a link is that of the page to which the link leads. */
async function numbersTrue(
  document: PDFDocument,
  paper: PDFDocumentProxy,
  { heads }: Document,
): Promise<readonly string[]> {
  const places = placesIn(document);
  const chapters = Math.min(...heads.flatMap((kb) => places[kb] ?? []));
  const faults: string[] = [];
  let numbers = 0;
  const words = await Promise.all(Array.from({ length: paper.numPages }, (_, at) => wordsOn(paper, at + 1)));
  for (const { page, corners, place } of leading(document)) {
    if (place === null) continue;
    const { x, y, width, height } = corners;
    const inside = (words[page - 1] ?? []).filter(
      (word) => word.x >= x - 1 && word.x <= x + width && word.y >= y - 1 && word.y <= y + height,
    );
    const text = squeezed(inside.map((word) => word.text).join(' '));
    // In the lists at the front the number stands at the end of the line, elsewhere behind the page's sign.
    const printed = (page < chapters ? /\s(\d+)$/ : /p\. (\d+)\)?$/).exec(text)?.[1];
    if (printed === undefined) continue;
    numbers++;
    if (Number(printed) !== places[place])
      faults.push(`On sheet ${page} a link to ${place} says page ${printed}; it is on ${places[place] ?? 'none'}.`);
  }
  return numbers === 0 ? ['The book prints no number of a page at its links.'] : faults;
}

const luminance = (rgb: readonly number[]): number => {
  const [r = 0, g = 0, b = 0] = rgb.map((one) => (one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

/** White letters stand on a ground of their own. */
const isPale = (colour: readonly number[]): boolean =>
  luminance(colour) < 0.999 && 1.05 / (luminance(colour) + 0.05) < 4.5;

/** Grey is what is left of a colour on most printers: every letter must stand off white paper by its lightness alone. */
function tooPale(document: PDFDocument): readonly string[] {
  const pale = new Set<string>();
  for (const { content } of contentsOf(document)) {
    const kept: number[][] = [];
    let colour = [0, 0, 0];
    for (const { operator, text } of operationsIn(content)) {
      if (operator === 'q') kept.push(colour);
      else if (operator === 'Q') colour = kept.pop() ?? colour;
      else if (operator === 'rg') colour = text.split(/\s+/).slice(-4, -1).map(Number);
      else if ((operator === 'Tj' || operator === 'TJ') && isPale(colour)) pale.add(colour.join(' '));
    }
  }
  return [...pale].map((colour) => `Letters of colour ${colour} stand off paper by less than 4.5 to 1 in grey.`);
}

/** The bookmarks are the headings, all of them, in their words. */
function bookmarks(document: PDFDocument, headings: readonly string[]): readonly string[] {
  const titles: string[] = [];
  const walk = (node: PDFDict | undefined): void => {
    for (let item = node?.lookupMaybe(name('First'), PDFDict); item; item = item.lookupMaybe(name('Next'), PDFDict)) {
      titles.push(squeezed(textOf(item.lookup(name('Title'))) ?? ''));
      walk(item);
    }
  };
  walk(document.catalog.lookupMaybe(name('Outlines'), PDFDict));
  const at = headings.findIndex((heading, nth) => heading !== titles[nth]);
  if (at >= 0) return [`The heading "${headings[at]}" has the bookmark "${titles[at] ?? ''}".`];
  return titles.length === headings.length
    ? []
    : [`There are ${headings.length} headings and ${titles.length} bookmarks.`];
}

/** What the page knows of itself, for comparison. */
export interface Known {
  readonly headings: readonly string[];
  /** Where its code leads. */
  readonly opens: string;
  readonly figures: readonly Shown[];
}

export async function faultsOf(
  bytes: Uint8Array,
  about: Document,
  format: Format,
  known: Known,
): Promise<readonly string[]> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const paper = await open(bytes);
  const pages = document.getPageCount();
  const links = leading(document);
  const code = await codeOn(paper, 1);
  const budget = about.kind === 'book' ? MOST.page * pages : MOST.article;
  const faults = [
    ...(await furniture(paper, about)),
    ...sizes(document, format),
    ...brokenIn(document),
    ...rulesBrokenIn(document),
    ...tooPale(document),
    ...strangeFacesIn(document),
    ...bookmarks(document, known.headings),
    ...unnamedIn(wordsForFigures(document), known.figures, about.kind !== 'card'),
    ...(about.kind === 'book' ? await numbersTrue(document, paper, about) : []),
    ...oneWayIn(links, placesIn(document)),
    ...links.flatMap(({ page, address }) =>
      address && /localhost|127\.0\.0\.1|^file:/.test(address) ? [`Sheet ${page} leads to ${address}.`] : [],
    ),
    ...(code === known.opens ? [] : [`The code on the first sheet reads ${code ?? 'as nothing'}, not ${known.opens}.`]),
    ...(links.some(({ address }) => address === known.opens)
      ? []
      : [`No link leads where the code does, to ${known.opens}.`]),
    ...(about.kind === 'card' && pages !== 1 ? [`A field card is one sheet, and this has ${pages}.`] : []),
    ...heavierThan(budget, bytes.length),
  ];
  await paper.destroy();
  return faults;
}
