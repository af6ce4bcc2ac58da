/** One page of the site onto sheets: printed, its tags mended, its date that of the sources. */
import { createHash } from 'node:crypto';
import { PDFDocument, PDFHexString, PDFStreamWriter } from '@cantoo/pdf-lib';
import type { BrowserContext, Page } from '@playwright/test';
import type { Known } from './checks.ts';
import type { Document, Format } from './documents.ts';
import { figuresOf } from './figures.ts';
import { gatherNotes } from './notes.ts';
import { settled } from './numbers.ts';
import { giveSigns } from './signs.ts';
import type { Site } from './site.ts';
import { contentsOf, mend } from './tags.ts';

/** Tags are many small things alike, and pack the better the more of them go into one parcel. */
const TOGETHER = 1000;

/** For the browser: hinted letters would stand at whole pixels, each placed by itself, uneven on paper. */
export const AS_DRAWN = ['--font-render-hinting=none'] as const;

export interface Printed {
  readonly bytes: Uint8Array;
  readonly pages: number;
}

/** A document open in the browser, ready for any sheet. */
export async function openDocument(context: BrowserContext, site: Site, { page: inside }: Document): Promise<Page> {
  const page = await context.newPage();
  // As if elsewhere: else the browser would take the link that reopens the page, moment and all, for a place on it.
  const answer = await page.goto(new URL(`${inside}?paper`, site.address).href, { waitUntil: 'load' });
  if (!answer?.ok()) throw new Error(`There is no page ${inside} in the site that was built for print.`);
  await page.emulateMedia({ media: 'print', colorScheme: 'light' });
  await giveSigns(page);
  // What is on paper alone asks for its letters only now, and a line broken in another face would stay broken there.
  await page.evaluate(async () => {
    await Promise.allSettled([...document.fonts].map((face) => face.load()));
    await document.fonts.ready;
    for (const link of document.querySelectorAll('a')) {
      const at = decodeURIComponent(link.hash.slice(1));
      if (link.pathname === location.pathname && document.getElementById(at)) link.setAttribute('href', link.hash);
    }
  });
  await gatherNotes(page);
  return page;
}

/** What the browser makes of a page. */
export const pdf = (page: Page, format: Format): Promise<Uint8Array> =>
  page.pdf({ format, printBackground: true, tagged: true, outline: true });

/** A document's identity is what it says: the same again for the same sheets. */
function identify(document: PDFDocument): void {
  const hash = createHash('md5');
  for (const { content } of contentsOf(document)) hash.update(content);
  const id = PDFHexString.of(hash.digest('hex'));
  document.context.trailerInfo.ID = document.context.obj([id, id]);
}

/** What the browser has printed, as it is given away. */
export async function finish(raw: Uint8Array, title: string, when: Date): Promise<Printed> {
  const document = await PDFDocument.load(raw, { updateMetadata: false });
  mend(document, title, when);
  identify(document);
  await document.flush();
  const writer = PDFStreamWriter.forContext(document.context, Number.POSITIVE_INFINITY, true, TOGETHER);
  return { bytes: await writer.serializeToBuffer(), pages: document.getPageCount() };
}

export const press = async (page: Page, { title }: Document, format: Format, when: Date): Promise<Printed> =>
  finish(await settled(page, () => pdf(page, format)), title, when);

/** What the page itself knows of what is printed: its headings as they are read, where its code leads, and its figures. */
export const knownOf = async (page: Page): Promise<Known> => ({
  ...(await page.evaluate(() => ({
    headings: [...document.querySelectorAll<HTMLElement>('h1, h2, h3, h4')]
      .filter((heading) => heading.checkVisibility())
      .map((heading) => (heading.textContent ?? '').replaceAll(/\s+/g, ' ').trim()),
    opens: document.querySelector<HTMLAnchorElement>('.reopen a')?.href ?? '',
  }))),
  figures: await figuresOf(page),
});
