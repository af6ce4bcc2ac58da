/** How a PDF keeps what it says: names, and one thing or a list of them. */
import { PDFArray, PDFDict, type PDFDocument, PDFName, type PDFObject } from '@cantoo/pdf-lib';

export const name = (text: string): PDFName => PDFName.of(text);

/** What stands where one thing may stand or a list of them, references followed; nothing where nothing stands. */
export function itemsOf(value: PDFObject | undefined): readonly (PDFObject | undefined)[] {
  if (value instanceof PDFArray) return value.asArray().map((_, at) => value.lookup(at));
  return value === undefined ? [] : [value];
}

/** The links of a document, with the sheet that each is on, from 1. */
export const linksIn = (document: PDFDocument): readonly { readonly page: number; readonly link: PDFDict }[] =>
  document
    .getPages()
    .flatMap(({ node }, at) =>
      itemsOf(node.Annots()).flatMap((one) =>
        one instanceof PDFDict && one.lookup(name('Subtype')) === name('Link') ? [{ page: at + 1, link: one }] : [],
      ),
    );
