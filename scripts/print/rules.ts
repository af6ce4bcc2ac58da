/**
 * Rules of PDF/UA-1 that what Chromium writes can break, by the numbers of the standard's clauses. A document that keeps
 * all of these passes these checks; whether it conforms, only a person with a screen reader can say.
 */
import { PDFBool, PDFDict, type PDFDocument, PDFHexString, PDFName, PDFRawStream, PDFString } from '@cantoo/pdf-lib';
import { looseIn } from './content.ts';
import { linksIn, name } from './objects.ts';
import { attributeOf, contentsOf, elementsOf, kidsOf, STANDARD, typeOf } from './tags.ts';

type Rule = readonly [clause: string, says: string, broken: (document: PDFDocument) => number];

const metadataOf = (document: PDFDocument): string => {
  const stream = document.catalog.lookup(name('Metadata'));
  return stream instanceof PDFRawStream ? Buffer.from(stream.contents).toString('utf8') : '';
};
const unless = (good: boolean): number => (good ? 0 : 1);
const all = (document: PDFDocument) => [...elementsOf(document)];
const ofType = (document: PDFDocument, ...types: string[]): readonly PDFDict[] =>
  all(document).flatMap(({ element }) => (types.includes(typeOf(element)) ? [element] : []));
const rolesOf = (document: PDFDocument): PDFDict | undefined =>
  document.catalog.lookupMaybe(name('StructTreeRoot'), PDFDict)?.lookupMaybe(name('RoleMap'), PDFDict);
const roleOf = (document: PDFDocument, element: PDFDict): string =>
  rolesOf(document)
    ?.lookupMaybe(element.get(name('S')) as PDFName, PDFName)
    ?.decodeText() ?? typeOf(element);

/** Elements of a type with a child, or below a parent, that is none of those allowed. Plain groups are looked through. */
const strangers = (document: PDFDocument, type: string, allowed: readonly string[]): number =>
  ofType(document, type).flatMap((element) => kidsOf(element).filter((kid) => !allowed.includes(typeOf(kid)))).length;
const astray = (document: PDFDocument, types: readonly string[], parents: readonly string[]): number =>
  all(document).filter(
    ({ element, above }) =>
      types.includes(typeOf(element)) && !parents.includes(above.length > 0 ? typeOf(above.at(-1) as PDFDict) : ''),
  ).length;

const span = (cell: PDFDict, key: string): number => Number(attributeOf(cell, key)?.toString() ?? 1);

/** Tables whose rows do not all reach the same number of columns, those that a cell above reaches into included. */
function unevenTables(document: PDFDocument): number {
  return ofType(document, 'Table').filter((table) => {
    const rows = kidsOf(table).flatMap((kid) =>
      typeOf(kid) === 'TR' ? [kid] : kidsOf(kid).filter((row) => typeOf(row) === 'TR'),
    );
    const reach: number[] = rows.map(() => 0);
    for (const [at, row] of rows.entries())
      for (const cell of kidsOf(row))
        for (let down = 0; down < span(cell, 'RowSpan') && at + down < rows.length; down++)
          reach[at + down] = (reach[at + down] ?? 0) + span(cell, 'ColSpan');
    return new Set(reach).size > 1;
  }).length;
}

function skippedLevels(document: PDFDocument): number {
  let before = 0;
  let skipped = 0;
  for (const { element } of elementsOf(document)) {
    const level = Number(/^H(\d)$/.exec(typeOf(element))?.[1] ?? 0);
    if (level === 0) continue;
    if (level > before + 1) skipped++;
    before = level;
  }
  return skipped;
}

const unembedded = (document: PDFDocument): number =>
  document.context
    .enumerateIndirectObjects()
    .filter(
      ([, one]) =>
        one instanceof PDFDict &&
        one.lookup(name('Type')) === name('FontDescriptor') &&
        !['FontFile', 'FontFile2', 'FontFile3'].some((key) => one.has(name(key))) &&
        one.has(name('FontName')) &&
        one.lookup(name('Flags')) !== undefined &&
        !isType3(document, one),
    ).length;
/** The letters of such a font are drawings in the file itself. */
const isType3 = (document: PDFDocument, descriptor: PDFDict): boolean =>
  document.context
    .enumerateIndirectObjects()
    .some(
      ([, one]) =>
        one instanceof PDFDict &&
        one.lookup(name('Subtype')) === name('Type3') &&
        one.lookup(name('FontDescriptor')) === descriptor,
    );

export const RULES: readonly Rule[] = [
  [
    '5',
    'the metadata say that it follows PDF/UA-1',
    (document) => unless(metadataOf(document).includes('<pdfuaid:part>1<')),
  ],
  [
    '6.2',
    'it says that it is tagged',
    (document) =>
      unless(document.catalog.lookupMaybe(name('MarkInfo'), PDFDict)?.lookup(name('Marked')) === PDFBool.True),
  ],
  [
    '7.1-3',
    'whatever leaves ink is tagged, or said to be no part of the text',
    (document) => contentsOf(document).reduce((sum, { content }) => sum + looseIn(content), 0),
  ],
  [
    '7.1-5',
    'a type of its own is mapped to one that is known',
    (document) => all(document).filter(({ element }) => !STANDARD.has(roleOf(document, element))).length,
  ],
  [
    '7.1-7',
    'a known type keeps its meaning',
    (document) => [...(rolesOf(document)?.keys() ?? [])].filter((key) => STANDARD.has(key.decodeText())).length,
  ],
  ['7.1-8', 'it has metadata', (document) => unless(metadataOf(document) !== '')],
  ['7.1-9', 'the metadata have its title', (document) => unless(/<dc:title>.*?>[^<]+</s.test(metadataOf(document)))],
  [
    '7.1-10',
    'a window shows its title',
    (document) =>
      unless(
        document.catalog.lookupMaybe(name('ViewerPreferences'), PDFDict)?.lookup(name('DisplayDocTitle')) ===
          PDFBool.True,
      ),
  ],
  ['7.1-11', 'it has a tree of tags', (document) => unless(all(document).length > 1)],
  ['7.2-2', 'it says its language', (document) => unless(document.catalog.has(name('Lang')))],
  [
    '7.2-3',
    'a table holds rows, groups of rows and a caption',
    (document) => strangers(document, 'Table', ['TR', 'THead', 'TBody', 'TFoot', 'Caption']),
  ],
  ['7.2-4', 'a row stands in a table', (document) => astray(document, ['TR'], ['Table', 'THead', 'TBody', 'TFoot'])],
  ['7.2-10', 'a row holds cells', (document) => strangers(document, 'TR', ['TH', 'TD'])],
  ['7.2-11', 'a cell stands in a row', (document) => astray(document, ['TH', 'TD'], ['TR'])],
  ['7.2-17', 'an item stands in a list', (document) => astray(document, ['LI'], ['L'])],
  ['7.2-19', 'a list holds items', (document) => strangers(document, 'L', ['LI', 'L', 'Caption'])],
  ['7.2-20', 'an item holds a label and a body', (document) => strangers(document, 'LI', ['Lbl', 'LBody'])],
  ['7.2-42', 'the rows of a table reach equally far', unevenTables],
  [
    '7.3',
    'a figure says in words what it shows',
    (document) => ofType(document, 'Figure').filter((figure) => !figure.has(name('Alt'))).length,
  ],
  ['7.4.2', 'no level of headings is left out', skippedLevels],
  [
    '7.5',
    'a head of a row or column says which of the two',
    (document) => ofType(document, 'TH').filter((cell) => attributeOf(cell, 'Scope') === undefined).length,
  ],
  [
    '7.18.3',
    'one comes to the links of a page in the order of its text',
    (document) =>
      document.getPages().filter(({ node }) => node.has(name('Annots')) && node.lookup(name('Tabs')) !== name('S'))
        .length,
  ],
  [
    '7.18.5',
    'a link says where it leads',
    (document) =>
      linksIn(document).filter(
        ({ link }) =>
          !(
            link.lookup(name('Contents')) instanceof PDFString || link.lookup(name('Contents')) instanceof PDFHexString
          ),
      ).length,
  ],
  ['7.21', 'its letters are in the file', unembedded],
];

/** Each rule that is broken, as a sentence that says how often. */
export const rulesBrokenIn = (document: PDFDocument): readonly string[] =>
  RULES.flatMap(([clause, says, broken]) => {
    const times = broken(document);
    return times === 0 ? [] : [`PDF/UA-1 ${clause}, ${says}: broken ${times} ${times === 1 ? 'time' : 'times'}.`];
  });
