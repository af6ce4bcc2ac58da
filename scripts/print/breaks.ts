/** What a break between two sheets must not cut, read from the tags: where each element's content lies, in the order of the text. */
import { PDFArray, PDFDict, type PDFDocument, PDFNumber, PDFRef } from '@cantoo/pdf-lib';
import { name } from './objects.ts';
import { attributeOf, elementsOf, kidsOf, typeOf } from './tags.ts';

const WHOLE = new Set(['Figure', 'TR', 'H1', 'H2', 'H3', 'H4', 'Caption']);
const HEADING = /^H\d?$/;

/** The head of a table stands on every sheet of it. */
const isHead = (row: PDFDict): boolean => {
  const cells = kidsOf(row);
  return (
    cells.length > 0 && cells.every((cell) => typeOf(cell) === 'TH' && String(attributeOf(cell, 'Scope')) === '/Column')
  );
};

/** The pages on which an element has content, in the order of its text. */
function pagesOf(
  document: PDFDocument,
  pages: ReadonlyMap<string, number>,
  element: PDFDict,
  above: PDFRef | undefined,
): readonly number[] {
  const own = element.get(name('Pg'));
  const page = own instanceof PDFRef ? own : above;
  const kids = element.lookup(name('K'));
  const all = kids instanceof PDFArray ? kids.asArray() : kids === undefined ? [] : [kids];
  return all.flatMap((each): readonly number[] => {
    const kid = document.context.lookup(each);
    if (kid instanceof PDFNumber) return page ? [pages.get(page.toString()) ?? 0] : [];
    if (!(kid instanceof PDFDict) || kid.lookup(name('Type')) === name('OBJR')) return [];
    if (kid.has(name('S'))) return pagesOf(document, pages, kid, page);
    const where = kid.get(name('Pg'));
    const on = where instanceof PDFRef ? where : page;
    return on ? [pages.get(on.toString()) ?? 0] : [];
  });
}

/** The last page of a table's head where it has no row of the table below it; null where it has one everywhere. */
function bareHead(document: PDFDocument, pages: ReadonlyMap<string, number>, table: PDFDict): number | null {
  const rows = kidsOf(table).flatMap((kid) => (typeOf(kid) === 'TR' ? [kid] : kidsOf(kid)));
  const on = (which: (row: PDFDict) => boolean) =>
    rows.filter((row) => typeOf(row) === 'TR' && which(row)).flatMap((row) => pagesOf(document, pages, row, undefined));
  const bodies = new Set(on((row) => !isHead(row)));
  return bodies.size === 0 ? null : (on(isHead).find((page) => !bodies.has(page)) ?? null);
}

/** Each fault as a sentence; none where every sheet begins and ends well. */
export function brokenIn(document: PDFDocument): readonly string[] {
  const pages = new Map(document.getPages().map(({ ref }, at) => [ref.toString(), at + 1]));
  const faults: string[] = [];
  let heading: { readonly type: string; readonly page: number } | null = null;
  let elements = 0;
  for (const { element, above } of elementsOf(document)) {
    elements++;
    const type = typeOf(element);
    const inherited = above
      .toReversed()
      .map((one) => one.get(name('Pg')))
      .find((one) => one instanceof PDFRef);
    const on = pagesOf(document, pages, element, inherited);
    const [first, last] = [on[0], on.at(-1)];
    if (first === undefined || last === undefined) continue;
    const bare = type === 'Table' ? bareHead(document, pages, element) : null;
    if (bare !== null) faults.push(`The head of a table ends page ${bare}.`);
    const repeated = type === 'TR' && isHead(element);
    if (WHOLE.has(type) && !repeated && new Set(on).size > 1)
      faults.push(`A ${type} is cut between pages ${Math.min(...on)} and ${Math.max(...on)}.`);
    const inHeading = above.some((one) => HEADING.test(typeOf(one)));
    if (heading && !inHeading && !HEADING.test(type) && first > heading.page)
      faults.push(`A heading (${heading.type}) ends page ${heading.page}.`);
    if (HEADING.test(type)) heading = { type, page: last };
    else if (!inHeading) heading = null;
  }
  return elements === 0 ? ['There are no tags, so that nothing can be said of its breaks.'] : faults;
}
