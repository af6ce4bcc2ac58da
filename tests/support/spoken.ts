/** What a reader aloud finds in a PDF: the letters below each tag, in the order of the tags, by their numbers in their fonts. */
import { PDFArray, PDFDict, type PDFDocument, PDFNumber, type PDFObject } from '@cantoo/pdf-lib';
import { operationsIn } from '../../scripts/print/content.ts';
import { name } from '../../scripts/print/objects.ts';
import { contentsOf } from '../../scripts/print/tags.ts';

/** Of one sheet: by the number of a piece, its letters. */
function lettersOn(content: string): ReadonlyMap<number, string> {
  const letters = new Map<number, string>();
  let piece: number | null = null;
  for (const { operator, text } of operationsIn(content)) {
    if (operator === 'BDC' || operator === 'BMC') piece = Number(/MCID (\d+)/.exec(text)?.[1] ?? -1);
    else if (operator === 'EMC') piece = null;
    else if (piece !== null && (operator === 'Tj' || operator === 'TJ'))
      letters.set(
        piece,
        (letters.get(piece) ?? '') + [...text.matchAll(/<([0-9A-F]+)>/g)].map(([, hex]) => hex).join(''),
      );
  }
  return letters;
}

export function spokenIn(document: PDFDocument): string {
  const sheets = new Map(
    contentsOf(document).map(({ page, content }) => [
      document.getPages()[page - 1]?.ref.toString() ?? '',
      lettersOn(content),
    ]),
  );
  const on = (page: PDFObject | undefined, number: unknown): string =>
    number instanceof PDFNumber ? (sheets.get(String(page))?.get(number.asNumber()) ?? '') : '';
  const said = (element: PDFDict): string => {
    const list = element.lookup(name('K'));
    const kids = list instanceof PDFArray ? list.asArray() : [element.get(name('K'))];
    return kids
      .map((one) => {
        const kid = document.context.lookup(one);
        if (!(kid instanceof PDFDict)) return on(element.get(name('Pg')), kid);
        if (kid.has(name('MCID'))) return on(kid.get(name('Pg')) ?? element.get(name('Pg')), kid.lookup(name('MCID')));
        return said(kid);
      })
      .join('');
  };
  return said(document.catalog.lookup(name('StructTreeRoot'), PDFDict));
}
