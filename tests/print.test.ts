import { PDFDict, PDFDocument, type PDFRef } from '@cantoo/pdf-lib';
import jsqr from 'jsqr';
import { describe, expect, it } from 'vitest';
import { looseIn, operationsIn, shortened, withArtifacts } from '../scripts/print/content.ts';
import { rounded } from '../scripts/print/curves.ts';
import { unnamedIn } from '../scripts/print/figures.ts';
import { lean } from '../scripts/print/leaner.ts';
import { asLines } from '../scripts/print/letters.ts';
import { piecesIn, placed } from '../scripts/print/marks.ts';
import { oneWayIn } from '../scripts/print/notes.ts';
import { name } from '../scripts/print/objects.ts';
import { elementsOf, typeOf } from '../scripts/print/tags.ts';
import { type BookPlace, compose, numbered } from '../src/book/print/composed.ts';
import { codeOf } from '../src/book/print/qrCode.ts';

const BOOK: BookPlace = {
  address: 'https://example.org/hangbook/',
  chapters: new Set(['Q177245', 'Q297040']),
  lines: new Set(['Q225344']),
  builds: new Set(['nt4-sp4']),
};
const chapter = (html: string) => compose(html, 'Q177245', 'kb/177/Q177245/', BOOK);

describe('a chapter of the book', () => {
  it.each([
    ['<p id="a">', '<p id="Q177245-a">'],
    ['<b aria-labelledby="a b">', '<b aria-labelledby="Q177245-a Q177245-b">'],
    ['<a href="/hangbook/kb/297/Q297040/#in-cause">', '<a href="#Q297040-in-cause">'],
    ['<a href="/hangbook/kb/225/Q225344/#in-cause">', '<a href="#Q225344">'],
    ['<a href="/hangbook/concepts/#irql">', '<a href="#words-irql">'],
    ['<a href="/hangbook/model/#K12">', '<a href="#K12">'],
    ['<a href="/hangbook/model/#readings">', '<a href="#assumptions">'],
    ['<a href="/hangbook/model/#elsewhere">', '<a href="https://example.org/hangbook/model/#elsewhere" data-on-site>'],
    ['<a href="/hangbook/builds/nt4-sp4/">', '<a href="#build-nt4-sp4">'],
    ['<a href="/hangbook/data/">', '<a href="https://example.org/hangbook/data/" data-on-site>'],
    ['<a href="#A~x@3">', '<a href="https://example.org/hangbook/kb/177/Q177245/#A~x@3" data-on-site>'],
    ['<a href="https://spinroot.com">', '<a href="https://spinroot.com">'],
    ['<astro-island uid="x"><p>still</p></astro-island><script>run()</script>', '<p>still</p>'],
  ])('%s becomes %s', (before, after) => {
    expect(chapter(before)).toBe(after);
  });

  it('leads to its own places by their new names, and to the site where a place is not in the book', () => {
    expect(chapter('<i id="here"></i><a href="#here">')).toContain('href="#Q177245-here"');
    expect(chapter('<a href="#elsewhere">')).toContain('href="https://example.org/hangbook/kb/177/Q177245/#elsewhere"');
  });

  it('has its figures counted on from those of the chapters before', () => {
    const { html, figures } = numbered(
      chapter('<figure class="waits"></figure>') + chapter('<figure class="strip"></figure>'),
    );
    expect(figures.map(({ id }) => id)).toEqual(['figure-1', 'figure-2']);
    expect(html).toContain('<strong>Figure 2.</strong> Q177245: the minutes afterwards');
  });
});

describe('the instructions of a sheet', () => {
  const LOOSE =
    '1 0 0 RG\n0 0 m\n10 0 l\nS\n/P <</MCID 0>> BDC\nBT\n/F1 10 Tf\n<0041> Tj\nET\nEMC\nBT\n(Page \\(1\\)) Tj\nET';

  it('ink that no tag speaks of is found, and called what it is', () => {
    expect(looseIn(LOOSE)).toBe(2);
    const mended = withArtifacts(operationsIn(LOOSE));
    expect(looseIn(mended)).toBe(0);
    expect(mended.match(/\/Artifact BMC/g)).toHaveLength(2);
    expect(mended).toContain('(Page \\(1\\)) Tj');
  });

  it('letters that follow each other become one line, and the next line begins where it did', () => {
    const fonts = new Map([['F1', () => 500]]);
    const content =
      'BT\n/F1 10 Tf\n1 0 0 1 0 0 Tm\n<0001> Tj\n5 0 Td\n<0002> Tj\n7 0 Td\n<0003> Tj\n1 -12 Td\n<0004> Tj\nET';
    const lines = asLines(operationsIn(content), fonts).map(({ text }) => text);
    expect(lines).toEqual([
      'BT',
      '/F1 10 Tf',
      '1 0 0 1 0 0 Tm',
      '[<00010002>-200<0003>] TJ',
      '13 -12 Td',
      '[<0004>] TJ',
      'ET',
    ]);
  });

  it('say where to a tenth of a point, however large a unit is', () => {
    const at = (content: string) => shortened(operationsIn(content)).at(-1)?.text;
    expect(at('0.75 0 0 0.75 0 0 cm\n348.29688 4950.123 Td')).toBe('348.3 4950.1 Td');
    expect(at('0.75 0 0 0.75 0 0 cm\n1.00001 0 0 -1 348.29688 4950 Tm')).toBe('1.00001 0 0 -1 348.3 4950 Tm');
    expect(at('q\n700 0 0 700 0 0 cm\nQ\n0.123456 0 m')).toBe('0.1 0 m');
    expect(at('700 0 0 700 0 0 cm\n0.123456 0 m')).toBe('0.1235 0 m');
  });

  it('draw a circle of many pieces in four, as round as it was, and leave alone what is no circle', () => {
    const radius = 10;
    const on = (turn: number): string => `${radius * Math.cos(turn)} ${radius * Math.sin(turn)}`;
    const [pieces, step] = [32, (2 * Math.PI) / 32];
    const pull = (4 / 3) * Math.tan(step / 4);
    const off = (turn: number, way: number): string =>
      `${radius * (Math.cos(turn) - way * pull * Math.sin(turn))} ${radius * (Math.sin(turn) + way * pull * Math.cos(turn))}`;
    const circle = Array.from({ length: pieces }, (_, nth) => {
      const [from, to] = [nth * step, (nth + 1) * step];
      return `${off(from, 1)} ${off(to, -1)} ${on(to)} c`;
    });
    const curves = rounded(operationsIn([`${on(0)} m`, ...circle, 'h', 'f'].join('\n'))).filter(
      ({ operator }) => operator === 'c',
    );
    expect(curves).toHaveLength(4);
    for (const { text } of curves) {
      const [, , , , x = 0, y = 0] = text.split(' ').map(Number);
      expect(Math.hypot(x, y)).toBeCloseTo(radius, 6);
    }
    const wave = operationsIn('0 0 m\n1 5 2 5 3 0 c\n4 -5 5 -5 6 0 c\nS');
    expect(rounded(wave)).toEqual(wave);
  });
});

/** A sheet whose tags are given: a type with what is in it, a number for a piece of the sheet. */
type Tags = readonly [type: string, ...inside: (Tags | number)[]];

async function sheetOf(
  content: string,
  tags: Tags,
): Promise<{ document: PDFDocument; lines: () => readonly string[] }> {
  const document = await PDFDocument.create();
  const { context, catalog } = document;
  const page = document.addPage();
  page.node.set(name('StructParents'), context.obj(0));
  const write = ([type, ...inside]: Tags): PDFRef => {
    const kids = inside.map((one) => (typeof one === 'number' ? context.obj(one) : write(one)));
    return context.register(context.obj({ S: type, Pg: page.ref, K: context.obj(kids) }));
  };
  const root = context.register(context.obj({ Type: 'StructTreeRoot', K: write(tags) }));
  catalog.set(name('StructTreeRoot'), root);
  const operations = operationsIn(content);
  const [places] = lean(document, [piecesIn(operations)]);
  return { document, lines: () => placed(operations, places ?? new Map()).map(({ text }) => text) };
}

const drawn = (document: PDFDocument): string =>
  [...elementsOf(document)]
    .map(({ element, above }) => `${' '.repeat(above.length)}${typeOf(element)} ${element.get(name('K')) ?? ''}`)
    .map((line) => line.replaceAll(/\d+ 0 R/g, '*').trimEnd())
    .join('\n');

const piece = (number: number, ink = `(${number}) Tj`): string => `/NonStruct <</MCID ${number}>>BDC\n${ink}\nEMC`;

describe('the tags of a sheet', () => {
  it('without a meaning of their own are gone, and what stood in them stands where they stood', async () => {
    const { document } = await sheetOf([0, 1, 2, 3].map((number) => piece(number)).join('\n'), [
      'Document',
      ['NonStruct', ['P', ['NonStruct', 0], ['Code', ['NonStruct', 1]]], ['NonStruct', ['NonStruct', 2]], ['Div', 3]],
    ]);
    expect(drawn(document)).toBe('Document [ * * * ]\n P [ 0 * ]\n  Code 1\n P 2\n Div 3');
  });

  it('go for grounds and rules, which are no part of the text, and stay for figures and for the dots of a list', async () => {
    const { document, lines } = await sheetOf(
      [piece(0, '0 0 9 9 re\nf'), piece(1), piece(2, '0 0 1 1 re\nf'), piece(3, '0 0 1 1 re\nf'), piece(4, '')].join(
        '\n',
      ),
      ['Document', ['P', 0, 1, 4], ['LI', ['Lbl', 2]], ['Figure', 3]],
    );
    expect(drawn(document)).toBe('Document [ * * * ]\n P 0\n LI *\n  Lbl 1\n Figure 2');
    expect(lines().filter((line) => /BDC|BMC/.test(line))).toEqual([
      '/Artifact BMC',
      '/P <</MCID 0>>BDC',
      '/Lbl <</MCID 1>>BDC',
      '/Figure <</MCID 2>>BDC',
    ]);
  });

  it('hold neighbours as one piece, but not across ink between them or against the order of the text', async () => {
    const { document, lines } = await sheetOf(
      [piece(0), piece(1), '(head) Tj', piece(2), piece(4), piece(3)].join('\n'),
      ['Document', ['P', 0, 1, 2, 3, 4]],
    );
    expect(lines().join(' ')).toBe(
      '/P <</MCID 0>>BDC (0) Tj (1) Tj EMC (head) Tj /P <</MCID 1>>BDC (2) Tj EMC /P <</MCID 2>>BDC (4) Tj EMC /P <</MCID 3>>BDC (3) Tj EMC',
    );
    expect(drawn(document)).toBe('Document *\n P [ 0 1 3 2 ]');
  });

  it('are found from each piece of a sheet by its number', async () => {
    const { document } = await sheetOf([piece(0), piece(1)].join('\n'), [
      'Document',
      ['H1', ['NonStruct', 0]],
      ['P', 1],
    ]);
    const parents = document.catalog.lookup(name('StructTreeRoot'), PDFDict).lookup(name('ParentTree'), PDFDict);
    const types = [...elementsOf(document)].map(({ element }) => [
      document.context.getObjectRef(element)?.toString(),
      typeOf(element),
    ]);
    const named = String(parents).replaceAll(/\d+ 0 R/g, (ref) => Object.fromEntries(types)[ref] ?? ref);
    expect(named).toContain('[ 0 [ H1 P ] ]');
  });
});

describe('the words for figures', () => {
  const opens = 'https://example.org/hangbook/kb/177/Q177245/#A~Q177245~a00000f1111111111.28@28';
  const lanes = { ofSteps: true, says: '28 steps of Address closer and Connection closer.', words: '', opens };
  const waits = { ofSteps: false, says: 'Address closer waits.', words: 'Addresscloser', opens };
  const faultsOf = (...figures: readonly (typeof lanes)[]) =>
    unnamedIn(
      figures.map(({ says }) => says),
      figures,
      true,
    );

  it('name whoever takes part in the schedule that the code before them leads to', () => {
    expect(faultsOf(lanes, waits)).toEqual([]);
    expect(faultsOf({ ...lanes, says: '28 steps of Address closer.' })).toEqual([
      'The words for a figure, "28 steps of Address closer.", do not name Connection closer, whom it shows.',
    ]);
    expect(faultsOf({ ...lanes, says: 'A figure.' })[0]).toContain('Address closer and Connection closer');
  });

  it('name whoever is written in a figure, in however many lines', () => {
    expect(faultsOf(lanes, { ...waits, words: 'AddresscloserConnectioncloser' })).toEqual([
      'The words for a figure, "Address closer waits.", do not name Connection closer, whom it shows.',
    ]);
  });

  it('are the same in the document as on its page, and a schedule without a figure of its steps is a fault', () => {
    expect(unnamedIn([lanes.says, 'Somebody waits.'], [lanes, waits], true)).toEqual([
      'The figure "Address closer waits." has the words "Somebody waits.".',
    ]);
    expect(unnamedIn([lanes.says], [lanes, waits], true)).toHaveLength(1);
    expect(unnamedIn([lanes.says, waits.says], [lanes], true)).toEqual(['There are 1 figures, and words for 2.']);
    expect(faultsOf(waits)).toEqual([`The schedule that ${opens} leads to is not drawn.`]);
    expect(unnamedIn([waits.says], [waits], false)).toEqual([]);
  });
});

it('a note is led to from each place that it leads back to, or that is a fault', () => {
  const places = { 'Q1-note-1': 9, 'Q1-noted-1-1': 2, 'Q1-noted-1-2': 3, 'Q2-note-1': 20, 'Q2-noted-1-1': 12 };
  const links = [
    { page: 2, place: 'Q1-note-1' },
    { page: 3, place: 'Q1-note-1' },
    { page: 9, place: 'Q1-noted-1-1' },
    { page: 9, place: 'Q1-noted-1-2' },
    { page: 12, place: 'Q2-note-1' },
    { page: 20, place: 'Q2-noted-1-1' },
    { page: 1, place: null },
  ];
  expect(oneWayIn(links, places)).toEqual([]);
  expect(oneWayIn(links.slice(1), places)).toEqual([
    'Note 1 on sheet 9 leads back to sheets 2, 3 and is led to from 3.',
  ]);
  expect(oneWayIn([...links, { page: 4, place: 'Q2-noted-1-1' }], places)).toHaveLength(1);
  expect(oneWayIn(links, { ...places, 'Q2-noted-1-1': 13 })).toHaveLength(1);
});

it('a code is read back by a reader of others', () => {
  const text = 'https://example.org/hangbook/kb/177/Q177245/#A~Q177245~a00000f1111111111.28@28';
  const { size, path } = codeOf(text);
  const scale = 4;
  const side = size * scale;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)\.5h(\d+)/g))
    for (let row = 0; row < scale; row++)
      for (let at = 0; at < Number(length) * scale; at++)
        pixels.fill(
          0,
          ((Number(y) * scale + row) * side + Number(x) * scale + at) * 4,
          ((Number(y) * scale + row) * side + Number(x) * scale + at) * 4 + 3,
        );
  const read = (jsqr as unknown as { default?: typeof jsqr }).default ?? jsqr;
  expect(read(pixels, side, side)?.data).toBe(text);
});
