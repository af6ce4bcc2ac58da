import jsqr from 'jsqr';
import { describe, expect, it } from 'vitest';
import { looseIn, operationsIn, withArtifacts } from '../scripts/print/content.ts';
import { asLines } from '../scripts/print/letters.ts';
import { codeOf } from '../src/components/print/code.ts';
import { compose, numbered, type Place } from '../src/components/print/composed.ts';

const BOOK: Place = {
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
