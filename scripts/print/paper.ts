/** A PDF as its reader has it: what is written on each sheet, and what a sheet looks like. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import jsqr from 'jsqr';
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface Word {
  readonly text: string;
  /** Of its lower left corner, in points from that of the sheet. */
  readonly x: number;
  readonly y: number;
}

const FILES = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));

/** @param bytes are copied: the reader takes what it is given */
export const open = (bytes: Uint8Array): Promise<PDFDocumentProxy> =>
  getDocument({ data: bytes.slice(), standardFontDataUrl: join(FILES, 'standard_fonts/'), verbosity: 0 }).promise;

/** Every piece of text of one sheet, from 1. */
export async function wordsOn(paper: PDFDocumentProxy, number: number): Promise<readonly Word[]> {
  const page = await paper.getPage(number);
  const { items } = await page.getTextContent();
  return items.flatMap((item) =>
    'str' in item && item.str.trim() !== '' ? [{ text: item.str, x: item.transform[4], y: item.transform[5] }] : [],
  );
}

/** What a telephone reads of the code on a sheet that a printer has put down with so many dots an inch; null if nothing. */
export async function codeOn(paper: PDFDocumentProxy, number: number, dots = 150): Promise<string | null> {
  const page = await paper.getPage(number);
  const viewport = page.getViewport({ scale: dots / 72 });
  const [width, height] = [Math.ceil(viewport.width), Math.ceil(viewport.height)];
  const { canvas, context } = (
    paper.canvasFactory as {
      create(w: number, h: number): { canvas: HTMLCanvasElement; context: CanvasRenderingContext2D };
    }
  ).create(width, height);
  await page.render({ canvas, canvasContext: context, viewport }).promise;
  const { data } = context.getImageData(0, 0, width, height);
  const read = (jsqr as unknown as { default?: typeof jsqr }).default ?? jsqr;
  return read(new Uint8ClampedArray(data), width, height)?.data ?? null;
}
