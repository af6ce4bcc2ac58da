import { describe, expect, test } from 'vitest';
import { type Citable, citeInBibtex, citeInWords, escapeTex } from '../src/book/citations.ts';
import { datesIn } from '../src/book/datesOfText.ts';
import { asJsonLd, breadcrumbs, type Places, techArticle } from '../src/book/structuredData.ts';
import { readBook } from './support/book.ts';

const page: Citable = {
  key: 'Q177245',
  title: 'Multiprocessor Computer May Hang Because of Tcpip.sys',
  address: 'https://example.org/kb/177/Q177245/',
  changed: new Date('2026-11-25'),
  after: 'article Q177245 of the Microsoft Knowledge Base, last modified 8 May 2002',
};

describe('a citation', () => {
  test('in words names title, book, day, the archive’s article and last the address, with nothing after it', () => {
    expect(citeInWords(page)).toBe(
      '“Multiprocessor Computer May Hang Because of Tcpip.sys”. Hangbook, 25 November 2026. After article Q177245 of the Microsoft Knowledge Base, last modified 8 May 2002. https://example.org/kb/177/Q177245/',
    );
  });

  test('claims no date that nobody knows', () => {
    expect(citeInWords({ ...page, changed: null })).toMatch(/”\. Hangbook\. After/);
    expect(citeInBibtex({ ...page, changed: null })).not.toMatch(/year|month/);
  });

  test('is an entry that BibTeX can read: braces in pairs, one key, a comma after every field', () => {
    const entry = citeInBibtex({ ...page, title: '100% of {this} & that_one' });
    const bare = entry.replace(/\\[{}]/g, '');
    expect(bare.split('{').length).toBe(bare.split('}').length);
    expect(entry).toMatch(/^@misc\{hangbook-Q177245,\n( {2}\w+ = \{.*\},\n)+\}$/);
    expect(entry).toContain('title = {{100\\% of \\{this\\} \\& that\\_one}},');
  });

  test('leaves TeX nothing to take for a command', () => {
    expect(escapeTex('a\\b~c^d')).toBe('a\\textbackslash{}b\\textasciitilde{}c\\textasciicircum{}d');
    for (const sign of '&%$#_{}') expect(escapeTex(sign)).toBe(`\\${sign}`);
  });
});

const places: Places = {
  site: 'https://example.org/',
  articles: 'https://example.org/kb/',
  article: (kb) => `https://example.org/kb/${kb}/`,
};
const written = { published: new Date('2026-11-23'), modified: new Date('2026-11-25') };
const { articles, briefs } = readBook();

describe('what machines are told of an article', () => {
  test.each([...articles, ...briefs])(
    '$id: ours and the archive’s are two articles, each with its own date',
    ({ data }) => {
      const node = techArticle(data, places, written) as {
        headline: string;
        dateModified: string;
        isBasedOn: { dateModified: string; identifier: { value: string } };
        citation: readonly { identifier: { value: string } }[];
      };
      expect(node.headline.startsWith(data.title)).toBe(true);
      expect(node.dateModified).toBe('2026-11-25');
      expect(node.isBasedOn.identifier.value).toBe(data.kb);
      expect(node.isBasedOn.dateModified).toBe(data.record.lastModified.toISOString().slice(0, 10));
      expect(node.citation.map(({ identifier }) => identifier.value)).toEqual(data.references.map(({ kb }) => kb));
      expect(JSON.stringify(node)).not.toContain(':null');
    },
  );

  test('a date that nobody knows is left out', () => {
    const [article] = articles;
    if (!article) throw new Error('There is no article.');
    const node = techArticle(article.data, places, { published: null, modified: null });
    expect(node).not.toHaveProperty('datePublished');
    expect(node).not.toHaveProperty('dateModified');
  });

  test('the way to it leads from the list of articles', () => {
    expect(breadcrumbs(places, 'Q177245')).toMatchObject({
      itemListElement: [
        { position: 1, item: places.articles },
        { position: 2, item: places.article('Q177245') },
      ],
    });
  });

  test('no title can end the block that it stands in', () => {
    expect(asJsonLd({ headline: '</script><script>alert(1)</script>' })).not.toContain('<');
  });
});

describe('when a text was written', () => {
  const log =
    '2026-11-25\n\nsrc/content/a.yaml\n2026-11-24\n\nsrc/content/a.yaml\nsrc/content/b.yaml\n2026-11-23\n\nsrc/content/a.yaml\n';

  test('the oldest commit that names a file wrote it first, the newest last', () => {
    expect(datesIn(log).get('src/content/a.yaml')).toEqual({
      first: new Date('2026-11-23'),
      last: new Date('2026-11-25'),
    });
    expect(datesIn(log).get('src/content/b.yaml')?.last).toEqual(new Date('2026-11-24'));
  });

  test('nothing is known of a file that no commit names', () => {
    expect(datesIn(log).get('src/content/c.yaml')).toBeUndefined();
    expect(datesIn('').size).toBe(0);
  });
});
