import { describe, expect, it } from 'vitest';
import { readBook } from './support/book.ts';

const book = readBook();
const known = [...book.articles, ...book.briefs];
const PROCESSORS = /multi-?processor|multiple[- ]processor|\bSMP\b|\bMP PC\b/i;

describe('what the book says of its articles', () => {
  it('an article has a line of its own to remember, of at most 200 characters', () => {
    const lines = known.map(({ data }) => data.summary);
    expect(new Set(lines).size).toBe(lines.length);
    for (const line of lines) {
      expect(line.length, line).toBeLessThanOrEqual(200);
      expect(line, line).toMatch(/\.$/);
    }
  });

  it('a hang or a stop says what breaks, under a section that the article has', () => {
    const silent = known.filter(({ data }) => data.stops.length > 0 && data.mechanism === null).map(({ id }) => id);
    // Three tell of a stop beside something else: a list of new things, a readme, and one whose cause is not carried over.
    expect(silent).toEqual(['Q246009']);
  });

  it('a pack that only the footer names has the keyword that names it', () => {
    const packs = new Map(book.packs.map(({ id, data }) => [id, data]));
    for (const { id, data } of book.briefs)
      for (const { pack, sections } of data.firstCorrectedIn)
        if (sections.includes('footer'))
          expect(data.record.keywords, `${id} and ${pack}`).toContain(packs.get(pack)?.fixKeyword);
  });

  it('and a keyword that names a pack of a product listed is never passed over', () => {
    const lines = new Map(book.products.map(({ id, data }) => [id, data.line]));
    const faulty = book.briefs.filter(({ data }) => data.mechanism !== null);
    for (const { id, data } of faulty) {
      const sold = data.products.flatMap(({ means }) => means.map((product) => lines.get(product)));
      const named = book.packs.filter(
        ({ data: pack }) => sold.includes(pack.line) && data.record.keywords.includes(pack.fixKeyword ?? ''),
      );
      for (const pack of named)
        expect(
          data.firstCorrectedIn.map((first) => first.pack),
          `${id} and ${pack.id}`,
        ).toContain(pack.id);
    }
  });

  it('an article whose title speaks of several processors has them among its needs', () => {
    const told = known.filter(({ data }) => PROCESSORS.test(data.title) && data.mechanism !== null);
    expect(told.length).toBeGreaterThan(8);
    for (const { id, data } of told)
      expect(
        data.conditions.map(({ kind }) => kind),
        id,
      ).toContain('processors');
  });

  it('every number that an article names is told or at least known by name, and a list of fixes names an article of ours', () => {
    const ids = [...known, ...book.absent].map(({ id }) => id);
    for (const { id, data } of known)
      for (const { kb } of data.references) expect(ids, `${id} names ${kb}`).toContain(kb);
    for (const { id, data } of book.briefs.filter(({ data }) => /^List of Bugs/.test(data.title)))
      expect(data.references.length, id).toBeGreaterThan(3);
  });

  it('rows stand in the order of the article’s lines, none twice and none for Tcpip.sys, which is in builds/', () => {
    for (const { id, data } of known) {
      const lines = data.files.map(({ line }) => line);
      expect(lines, id).toEqual([...new Set(lines)].sort((one, other) => one - other));
      expect(
        data.files.map(({ name }) => name?.toLowerCase()),
        id,
      ).not.toContain('tcpip.sys');
    }
  });
});
