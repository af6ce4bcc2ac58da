/** Articles for a bench: as many as are asked for, none the like of another, and about nothing. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';

const numberOf = (number: number): string => `Q${900_000 + number}`;
const SUBJECTS = ['a server', 'a workstation', 'a cluster', 'a router', 'a print server', 'a gateway'];
const DEEDS = ['closes a connection', 'opens an address', 'sends a segment', 'waits for an answer', 'is shut down'];

const sentence = (seed: number): string => {
  const [subject, deed] = [SUBJECTS[seed % SUBJECTS.length], DEEDS[seed % DEEDS.length]];
  return `Where ${subject} ${deed} for the ${seed + 1}th time, \`Routine${seed}\` takes lock ${seed % 17} and *keeps* it.`;
};

const paragraphs = (number: number, count: number): string =>
  Array.from({ length: count }, (_, at) =>
    [0, 1, 2, 3].map((more) => sentence(number * 7 + at * 4 + more)).join(' '),
  ).join('\n\n');

const section = (title: string, number: number): string => `## ${title}\n\n${paragraphs(number, 3)}\n`;

/** A page of reference whose facts are borrowed: what the schema asks for changes, and this must not follow it by hand. */
const MODEL = readFileSync(join(import.meta.dirname, '../src/content/articles/Q152734.mdx'), 'utf8').split(/^---$/m)[1];

/** One of `count` articles, which name each other. It fits the book's schema, and has a machine. */
export function generatedArticle(number: number, count: number): { readonly kb: string; readonly text: string } {
  const kb = numberOf(number);
  const others = [...new Set([1, 2, 3].map((step) => numberOf((number + step) % count)))].filter(
    (other) => other !== kb,
  );
  const facts = {
    ...parse(MODEL ?? ''),
    ...{ kb, title: `Article ${kb}`, titleRest: null, summary: sentence(number).replaceAll(/[`*]/g, '') },
    ...{ case: null, registry: [], resolutions: [], otherCopies: [] },
    references: others.map((other) => ({
      kb: other,
      title: `Article ${other}`,
      relation: 'same problem',
      says: null,
      sections: ['more'],
    })),
  };
  const text = `---
${stringify(facts)}---
import Machine from '../../components/Machine.astro';

${section('What you see', number)}
## Run it

<Machine case="Q297040" />

${section('What happens', number + 1)}
| lock | taken | released |
|---|---|---|
${Array.from({ length: 8 }, (_, row) => `| ${number + row} | ${row} | ${row * 2} |`).join('\n')}

${section('What to do', number + 2)}
`;
  return { kb, text };
}

/** The same pages by themselves: Astro's way from MDX to HTML, and nothing besides. */
export const PLAIN_PAGE = `---
import { getCollection, render } from 'astro:content';
import '../styles/tokens.css';
import '../styles/base.css';

export async function getStaticPaths() {
  return (await getCollection('articles')).map((entry) => ({ params: { kb: entry.id }, props: { entry } }));
}

const { entry } = Astro.props;
const { Content } = await render(entry);
---

<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>{entry.data.title}</title>
  </head>
  <body>
    <main>
      <h1>{entry.data.title}</h1>
      <Content />
    </main>
  </body>
</html>
`;

export const PLAIN_CONFIG = `import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';

const folder = (name, ending) =>
  defineCollection({
    loader: glob({
      pattern: '*.' + ending,
      base: './src/content/' + name,
      generateId: ({ entry }) => entry.replace(/\\.[^.]+$/, ''),
    }),
  });

// The machine asks for what builds are called.
export const collections = { articles: folder('articles', 'mdx'), builds: folder('builds', 'yaml') };
`;
