/** Pages that were found: what each is, where it leads, and the words around what was looked for. */
import type { JSX } from 'preact';
import type { FoundPage } from './found.ts';
import { KINDS } from './kinds.ts';
import { isAbout, isMeant, wordsIn } from './query.ts';

const ENTITIES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };
const unescaped = (text: string): string => text.replace(/&(?:lt|gt|amp);/g, (entity) => ENTITIES[entity] ?? entity);

/** Made of text, never of markup: what a page says stays what it says. */
const Excerpt = ({ text }: { text: string }): JSX.Element => (
  <p class="excerpt">
    {text
      .split(/<mark>(.*?)<\/mark>/)
      .map((part, at) => (at % 2 === 0 ? unescaped(part) : <mark key={at}>{unescaped(part)}</mark>))}
  </p>
);

/** A line of the page's own, with what was looked for marked in it. */
function Marked({ text, spellings }: { text: string; spellings: readonly string[] }): JSX.Element {
  const asked = spellings.flatMap(wordsIn);
  return (
    <>
      {text
        .split(/(\s+)/)
        .map((word, at) => (asked.some((one) => isMeant(word, one)) ? <mark key={at}>{word}</mark> : word))}
    </>
  );
}

type ExcerptPart = FoundPage['sub_results'][number];
const weightOf = ({ weighted_locations }: ExcerptPart): number =>
  weighted_locations.reduce((sum, { balanced_score }) => sum + balanced_score, 0);

/** Of a page that is about it the line to remember is shown; of another the place that says most of it. */
function Result({ page, spellings }: { page: FoundPage; spellings: readonly string[] }): JSX.Element {
  const { title, summary } = page.meta;
  const best = isAbout(title, spellings)
    ? undefined
    : page.sub_results.toSorted((one, other) => weightOf(other) - weightOf(one))[0];
  return (
    <li>
      <p class="kind">{KINDS[page.filters.kind[0] ?? 'page'].one}</p>
      <h2>
        <a href={page.url}>
          <Marked text={title} spellings={spellings} />
        </a>
      </h2>
      {best ? (
        <Excerpt text={best.excerpt} />
      ) : (
        <p class="excerpt">
          <Marked text={summary} spellings={spellings} />
        </p>
      )}
      {best && best.url !== page.url && (
        <p class="part">
          In <a href={best.url}>{best.title}</a>
        </p>
      )}
    </li>
  );
}

export const Results = ({
  pages,
  spellings,
}: {
  pages: readonly FoundPage[];
  spellings: readonly string[];
}): JSX.Element => (
  <ol class="found">
    {pages.map((page) => (
      <Result key={page.url} page={page} spellings={spellings} />
    ))}
  </ol>
);
