/**
 * The numbers of pages in lists and cross references. A browser knows them only once it has printed, so it prints, is told
 * them, and prints again, until what is printed and what is so are the same: a number can be long enough to move a line.
 */
import { PDFArray, PDFDict, PDFDocument, PDFName, type PDFRef } from '@cantoo/pdf-lib';
import type { Page } from '@playwright/test';

/** By the id of a place: the page that it is on, from 1. */
export type Numbers = Readonly<Record<string, number>>;

const MOST = 5;

/** Every place that something in the document leads to. */
export function placesIn(document: PDFDocument): Numbers {
  const pages = new Map(document.getPages().map(({ ref }, at) => [ref.toString(), at + 1]));
  const places = document.catalog.lookupMaybe(PDFName.of('Dests'), PDFDict);
  const numbers: Record<string, number> = {};
  for (const [name, value] of places?.entries() ?? []) {
    const place = document.context.lookup(value);
    const list = place instanceof PDFDict ? place.lookup(PDFName.of('D')) : place;
    const page = list instanceof PDFArray ? pages.get((list.get(0) as PDFRef).toString()) : undefined;
    if (page !== undefined) numbers[name.decodeText()] = page;
  }
  return numbers;
}

/** Writes the number of its page at every link within the document. @returns the places that are not there */
const tell = (page: Page, numbers: Numbers): Promise<readonly string[]> =>
  page.evaluate((known) => {
    const lost: string[] = [];
    for (const link of document.querySelectorAll<HTMLAnchorElement>('.book a[href^="#"]')) {
      const id = decodeURIComponent(link.hash.slice(1));
      if (!document.getElementById(id)) lost.push(id);
      const own = link.closest('.chapter')?.id;
      // Within a chapter one turns a page or two; a number is for what lies elsewhere.
      if (own && id.startsWith(`${own}-`)) continue;
      link.dataset['page'] = String(known[id] ?? '000');
    }
    return [...new Set(lost)];
  }, numbers);

/**
 * @param print gives the PDF as it now stands
 * @throws Error where a link leads nowhere, or the numbers do not come to rest
 */
export async function settled(page: Page, print: () => Promise<Uint8Array>): Promise<Uint8Array> {
  if ((await page.locator('.book').count()) === 0) return print();
  let before: Numbers = {};
  for (let pass = 1; pass <= MOST; pass++) {
    const lost = await tell(page, before);
    if (lost.length > 0) throw new Error(`In the book these places are led to and are not there: ${lost.join(', ')}.`);
    const bytes = await print();
    const now = placesIn(await PDFDocument.load(bytes, { updateMetadata: false }));
    if (JSON.stringify(now) === JSON.stringify(before)) return bytes;
    before = now;
  }
  throw new Error(`After ${MOST} passes the page numbers of the book still move.`);
}
