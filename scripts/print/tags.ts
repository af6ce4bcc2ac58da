/**
 * What Chromium leaves undone in the tags of a PDF, done: by the rules of PDF/UA-1, as far as rules.ts knows them.
 *
 * Nothing that is seen changes. Where a rule is about the page's markup, the markup is what must be mended.
 */
import { deflateSync } from 'node:zlib';
import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFRawStream,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib';
import { operationsIn, shortened, withArtifacts } from './content.ts';
import { rounded } from './curves.ts';
import { discard, lean } from './leaner.ts';
import { asLines, fontsOf } from './letters.ts';
import { piecesIn, placed } from './marks.ts';
import { itemsOf, linksIn, name } from './objects.ts';

/** The types that PDF 1.7 knows; whatever else Chromium writes is mapped to one of them. */
export const STANDARD = new Set(
  'Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby Warichu RB RT RP WT WP Figure Formula Form'.split(
    ' ',
  ),
);

/** The children of an element that are elements themselves. */
export function kidsOf(element: PDFDict): readonly PDFDict[] {
  const all = itemsOf(element.lookup(name('K')));
  return all.filter((kid): kid is PDFDict => kid instanceof PDFDict && kid.has(name('S')));
}

export const typeOf = (element: PDFDict): string => element.lookup(name('S'), PDFName).decodeText();

/** What a tag says of its element besides its type: Scope, ColSpan, RowSpan. */
export const attributeOf = (element: PDFDict, key: string): unknown => {
  const list = itemsOf(element.lookup(name('A')));
  return list.flatMap((one) => (one instanceof PDFDict ? (one.lookup(name(key)) ?? []) : []))[0];
};
/** Every element of the tag tree, in the order of the text, with the ones above it. */
export function* elementsOf(
  document: PDFDocument,
): Generator<{ readonly element: PDFDict; readonly above: readonly PDFDict[] }> {
  const root = document.catalog.lookupMaybe(name('StructTreeRoot'), PDFDict);
  if (root === undefined) return;
  function* walk(
    element: PDFDict,
    above: readonly PDFDict[],
  ): Generator<{ element: PDFDict; above: readonly PDFDict[] }> {
    yield { element, above };
    for (const kid of kidsOf(element)) yield* walk(kid, [...above, element]);
  }
  for (const kid of kidsOf(root)) yield* walk(kid, []);
}

/** Puts what an item of a list holds into a body, where something other than a label and a body stands in it. */
function giveBody(document: PDFDocument, item: PDFDict): void {
  const kids = item.get(name('K'));
  if (kids === undefined) return;
  const list = kids instanceof PDFArray ? kids.asArray() : [kids];
  const isLabel = (kid: (typeof list)[number]): boolean => {
    const found = document.context.lookup(kid);
    return found instanceof PDFDict && found.has(name('S')) && ['Lbl', 'LBody'].includes(typeOf(found));
  };
  const rest = list.filter((kid) => !isLabel(kid));
  if (rest.length === 0) return;
  const own = document.context.getObjectRef(item);
  const body = document.context.obj({ Type: 'StructElem', S: 'LBody' });
  if (own) body.set(name('P'), own);
  const page = item.get(name('Pg'));
  if (page) body.set(name('Pg'), page);
  body.set(name('K'), document.context.obj(rest));
  const reference = document.context.register(body);
  for (const kid of rest) {
    const found = document.context.lookup(kid);
    if (found instanceof PDFDict && found.has(name('P'))) found.set(name('P'), reference);
  }
  item.set(name('K'), document.context.obj([...list.filter(isLabel), reference]));
}

function mendElements(document: PDFDocument): void {
  const foreign = new Set<string>();
  for (const { element } of [...elementsOf(document)]) {
    const type = typeOf(element);
    if (!STANDARD.has(type)) foreign.add(type);
    // The frame around a drawing and its caption; the drawing within has the words.
    if (type === 'Figure' && !element.has(name('Alt'))) element.set(name('S'), name('Div'));
    // What can be pressed on a screen is text on paper.
    if (type === 'Form') element.set(name('S'), name('Span'));
    if (type === 'LI') giveBody(document, element);
  }
  const root = document.catalog.lookup(name('StructTreeRoot'), PDFDict);
  const roles = root.lookupMaybe(name('RoleMap'), PDFDict) ?? document.context.obj({});
  for (const type of foreign)
    if (!roles.has(name(type))) roles.set(name(type), name(type === 'Strong' || type === 'Em' ? 'Span' : 'Div'));
  root.set(name('RoleMap'), roles);
}

/** Chromium names cells by a count that runs on from whatever it did before; here they are counted in the order of the text. */
function renameElements(document: PDFDocument): void {
  const named = [...elementsOf(document)].filter(({ element }) => element.has(name('ID')));
  const names = new Map<string, PDFString>();
  const tree = document.context.obj([]);
  for (const [at, { element }] of named.entries()) {
    const own = PDFString.of(`cell${String(at + 1).padStart(6, '0')}`);
    names.set(element.lookup(name('ID'), PDFString).decodeText(), own);
    element.set(name('ID'), own);
    const reference = document.context.getObjectRef(element);
    if (reference) for (const part of [own, reference]) tree.push(part);
  }
  for (const { element } of elementsOf(document)) {
    const headers = attributeOf(element, 'Headers');
    if (!(headers instanceof PDFArray)) continue;
    for (let at = 0; at < headers.size(); at++)
      headers.set(at, names.get(headers.lookup(at, PDFString).decodeText()) ?? headers.get(at));
  }
  const root = document.catalog.lookup(name('StructTreeRoot'), PDFDict);
  discard(document, root.get(name('IDTree')));
  if (named.length > 0) root.set(name('IDTree'), document.context.obj({ Names: tree }));
}

/** A link says where it leads also to whoever does not see what it stands on. */
function mendLinks(document: PDFDocument): void {
  for (const { link } of linksIn(document)) {
    if (link.has(name('Contents'))) continue;
    const uri = link.lookupMaybe(name('A'), PDFDict)?.lookup(name('URI'));
    const place = link.lookup(name('Dest'));
    const says =
      uri instanceof PDFString || uri instanceof PDFHexString
        ? uri.decodeText()
        : `In this document: ${place instanceof PDFName ? place.decodeText() : 'another place'}`;
    link.set(name('Contents'), /^[ -'*-[\]-~]*$/.test(says) ? PDFString.of(says) : PDFHexString.fromText(says));
  }
}

/** As tightly as the format allows. */
const packed = (document: PDFDocument, bytes: Uint8Array, about: PDFDict = document.context.obj({})): PDFRawStream => {
  about.set(name('Filter'), name('FlateDecode'));
  return PDFRawStream.of(about, deflateSync(bytes, { level: 9 }));
};

/** The browser packs in haste. */
function repack(document: PDFDocument): void {
  for (const [ref, stream] of document.context.enumerateIndirectObjects()) {
    if (!(stream instanceof PDFRawStream) || stream.dict.get(name('Filter')) !== name('FlateDecode')) continue;
    if (stream.dict.has(name('DecodeParms'))) continue;
    const again = packed(document, decodePDFRawStream(stream).decode(), stream.dict);
    if (again.contents.length < stream.contents.length) document.context.assign(ref, again);
  }
}

/** The instructions of a page or a form as text, whole. */
function contentOf(stream: PDFRawStream): string {
  return Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1');
}

export function contentsOf(document: PDFDocument): readonly { readonly page: number; readonly content: string }[] {
  return document.getPages().map((page, at) => {
    return {
      page: at + 1,
      content: itemsOf(page.node.Contents())
        .filter((one) => one instanceof PDFRawStream)
        .map(contentOf)
        .join('\n'),
    };
  });
}

/** The tree and the sheets together: what a tag speaks of is marked there by number. */
function mendContents(document: PDFDocument): void {
  const sheets = contentsOf(document).map(({ content }) => operationsIn(content));
  const places = lean(document, sheets.map(piecesIn));
  for (const [at, { node }] of document.getPages().entries()) {
    const operations = asLines(placed(sheets[at] ?? [], places[at] ?? new Map()), fontsOf(node.Resources()));
    const stream = packed(document, Buffer.from(withArtifacts(shortened(rounded(operations))), 'latin1'));
    // One stream in place of all: the old one goes with whatever nothing refers to any more.
    const old = node.get(name('Contents'));
    if (old instanceof PDFRef) document.context.assign(old, stream);
    else node.set(name('Contents'), document.context.register(stream));
  }
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** The same facts as the document's own, in the form that readers of today look for. */
function writeMetadata(document: PDFDocument, title: string, when: Date): void {
  const day = `${when.toISOString().slice(0, 19)}Z`;
  const text = `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escaped(title)}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>en</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>${day}</xmp:CreateDate><xmp:ModifyDate>${day}</xmp:ModifyDate>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`;
  const stream = document.context.stream(Buffer.from(text, 'utf8'), { Type: 'Metadata', Subtype: 'XML' });
  document.catalog.set(name('Metadata'), document.context.register(stream));
}

/** @param when what the document gives as its date, so that the same sources make the same bytes */
export function mend(document: PDFDocument, title: string, when: Date): void {
  mendElements(document);
  mendContents(document);
  renameElements(document);
  mendLinks(document);
  repack(document);
  document.setTitle(title, { showInWindowTitleBar: true });
  document.setProducer('Hangbook');
  document.setCreator('Hangbook');
  document.setCreationDate(when);
  document.setModificationDate(when);
  writeMetadata(document, title, when);
}
