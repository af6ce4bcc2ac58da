/** One page of the site onto sheets: printed, its tags mended, its date that of the sources. */
import { createHash } from 'node:crypto';
import { PDFDocument, PDFHexString } from '@cantoo/pdf-lib';
import type { BrowserContext, Page } from '@playwright/test';
import type { Known } from './checks.ts';
import type { Document, Format } from './documents.ts';
import { settled } from './numbers.ts';
import type { Site } from './site.ts';
import { mend } from './tags.ts';

export interface Printed {
  readonly bytes: Uint8Array;
  readonly pages: number;
}

/** A document open in the browser, ready for any sheet. */
export async function openDocument(context: BrowserContext, site: Site, { page: inside }: Document): Promise<Page> {
  const page = await context.newPage();
  const answer = await page.goto(new URL(inside, site.address).href, { waitUntil: 'load' });
  if (!answer?.ok()) throw new Error(`There is no page ${inside} in the site that was built for print.`);
  await page.emulateMedia({ media: 'print', colorScheme: 'light' });
  // What is on paper alone asks for its letters only now, and a line broken in another face would stay broken there.
  await page.evaluate(async () => {
    await Promise.allSettled([...document.fonts].map((face) => face.load()));
    await document.fonts.ready;
  });
  return page;
}

const pdf = (page: Page, format: Format): Promise<Uint8Array> =>
  page.pdf({ format, printBackground: true, tagged: true, outline: true });

/** The same for the same bytes: a document's identity is its content. */
function identify(document: PDFDocument, raw: Uint8Array): void {
  const id = PDFHexString.of(
    createHash('md5')
      .update(
        Buffer.from(raw)
          .toString('latin1')
          .replaceAll(/D:\d{14}[^)]*/g, ''),
      )
      .digest('hex'),
  );
  document.context.trailerInfo.ID = document.context.obj([id, id]);
}

export async function press(page: Page, { title }: Document, format: Format, when: Date): Promise<Printed> {
  const raw = await settled(page, () => pdf(page, format));
  const document = await PDFDocument.load(raw, { updateMetadata: false });
  mend(document, title, when);
  identify(document, raw);
  return { bytes: await document.save({ useObjectStreams: true }), pages: document.getPageCount() };
}

/** What the page itself knows of what is printed: its headings as they are read, and where its code leads. */
export const knownOf = (page: Page): Promise<Known> =>
  page.evaluate(() => ({
    headings: [...document.querySelectorAll<HTMLElement>('h1, h2, h3, h4')]
      .filter((heading) => heading.checkVisibility())
      .map((heading) => (heading.textContent ?? '').replaceAll(/\s+/g, ' ').trim()),
    opens: document.querySelector<HTMLAnchorElement>('.reopen a')?.href ?? '',
  }));
