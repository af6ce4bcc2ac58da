/**
 * Articles that the archive never held, written by the archive's grammar in both of its forms. Numbers, names and text are
 * ours; only what the grammar itself consists of, headings and names of fields, is the archive's.
 */

/** A part: its heading, and its lines as TXT has them. */
export type Part = readonly [heading: string, lines: readonly string[]];

export interface MadeUp {
  readonly kb: string;
  readonly title: string;
  readonly category: string;
  /** As the head prints it: 08-MAY-2002. */
  readonly date: string;
  readonly product: string;
  readonly versions: string;
  /** Lines of the list of products, those below another one indented by three. */
  readonly products: readonly string[];
  /** Lines between the list and the first heading. */
  readonly before: readonly string[];
  readonly parts: readonly Part[];
  readonly queryWords: string;
  /** Fields at the foot, in their order. */
  readonly fields: Readonly<Record<string, string>>;
}

/** An article of which only the number matters, with what a test wants changed. */
export const madeUp = (change: Partial<MadeUp> = {}): MadeUp => ({
  kb: 'Q990001',
  title: 'Lamp Goes Out Because of Xlamp.sys',
  category: 'winnt',
  date: '08-MAY-2002',
  product: 'Microsoft Windows NT',
  versions: 'winnt:4.0',
  products: ['Microsoft Windows NT Server version 4.0'],
  before: [],
  parts: [['SYMPTOMS', ['The lamp goes out.']]],
  queryWords: 'lamp dark',
  fields: {
    Keywords: 'kblamp',
    Technology: 'kbWinNTsearch kbWinNTS400',
    Version: 'winnt:4.0',
    Hardware: 'ALPHA x86',
    'Issue type': 'kbbug',
    'Solution Type': 'kbfix',
  },
  ...change,
});

/** The article of a test about rows: a sentence, the lines, and a sentence. */
export const withLines = (lines: readonly string[], change: Partial<MadeUp> = {}): MadeUp =>
  madeUp({ parts: [['RESOLUTION', ['These files are newer:', '', ...lines, '', 'The lamp stays lit.']]], ...change });

const SINGLE = '-'.repeat(79);
const DOUBLE = '='.repeat(70);

/** A heading with its underline; one in small letters is below another. */
const headed = (heading: string): readonly string[] => [
  heading,
  (heading === heading.toUpperCase() ? '=' : '-').repeat(heading.length),
  '',
];

/** The lines between the head and the legal text. The first is line 9 of the TXT form. */
const bodyOf = ({ products, before, parts, queryWords, fields }: MadeUp): readonly string[] => [
  SINGLE,
  'The information in this article applies to:',
  '',
  ...products.map((product) => (product.startsWith('   ') ? `    - ${product.trim()} ` : ` - ${product} `)),
  SINGLE,
  '',
  ...before,
  ...parts.flatMap(([heading, lines]) => [...headed(heading), ...lines, '']),
  `Additional query words: ${queryWords}`,
  '',
  DOUBLE,
  ...Object.entries(fields).map(([name, value]) => `${name.padEnd(18)}: ${value}`),
  '',
  '='.repeat(77),
];

/** The TXT form: CRLF throughout and none at the end. */
export const asTxt = (article: MadeUp): string =>
  [
    `DOCUMENT:${article.kb}  ${article.date}  [${article.category}]`,
    `TITLE   :${article.title}`,
    `PRODUCT :${article.product}`,
    `PROD/VER:${article.versions}`,
    'OPER/SYS:',
    `KEYWORDS:${article.fields['Keywords'] ?? ''}`,
    '',
    DOUBLE,
    ...bodyOf(article),
    '',
    'THE INFORMATION PROVIDED IN THE MICROSOFT KNOWLEDGE BASE IS',
    '(LAW, WHICH NOBODY MADE UP HERE)',
    '',
    'Copyright of nobody.',
  ].join('\r\n');

const ENTITIES: Readonly<Record<string, string>> = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot' };
const escaped = (text: string): string =>
  text.replace(/[&<>"|$*[\\\]]/g, (sign) => `&${ENTITIES[sign] ?? `#${sign.charCodeAt(0)}`};`);

/** Bytes outside ASCII stand as <A0> there. */
const withoutBytes = (text: string): string =>
  text.replace(/[\u00a0-\u00ff]/g, (sign) => `<${sign.charCodeAt(0).toString(16).toUpperCase()}>`);

/** The MD form, as the archive's page of an article has it. */
export const asMd = (article: MadeUp): string =>
  [
    '---',
    'layout: page',
    `title: "${article.kb}: ${escaped(article.title)}"`,
    `permalink: /kb/${article.kb.slice(1, 4)}/${article.kb}/`,
    '---',
    '',
    `## ${article.kb}: ${article.title}`,
    '',
    '{% raw %}',
    '',
    ...[
      `Article: ${article.kb}`,
      `Product(s): ${article.product}`,
      `Version(s): ${article.versions.replace(/^:/, '')}`,
      'Operating System(s): ',
      `Keyword(s): ${article.fields['Keywords'] ?? ''}`,
      `Last Modified: ${article.date}`,
      '',
      ...bodyOf(article).map((line) => withoutBytes(line.replace(/^ /, ''))),
      '',
    ].map((line) => `\t${line}`),
    '',
    '{% endraw %}',
    '',
  ].join('\n');

/** Both forms, by name. */
export const FORMS = { TXT: asTxt, MD: asMd } as const;

/** The line of the TXT form on which a text stands first. */
export const lineOf = (article: MadeUp, text: string): number =>
  asTxt(article)
    .split('\r\n')
    .findIndex((line) => line.includes(text)) + 1;
