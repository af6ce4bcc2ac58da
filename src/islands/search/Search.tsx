/** The search of the whole book. What is looked for stands in the address, so that a search can be linked. */
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { listed } from '../../sim/sentences.ts';
import { many } from '../../views/counts.ts';
import { Select } from '../controls/Select.tsx';
import { KINDS } from './kinds.ts';
import { Nothing } from './Nothing.tsx';
import { readQuery } from './query.ts';
import { Results } from './Results.tsx';
import { isKind, PAGEFUL, type SearchAnswer, useAnswer, useAsked } from './useSearch.ts';

const CHOICES = [
  { value: '', label: 'everything' },
  ...Object.entries(KINDS).map(([value, { all }]) => ({ value, label: all })),
];

function sayHow(answer: SearchAnswer): string {
  if (answer.is === 'idle') return '';
  if (answer.is === 'looking') return 'Looking it up.';
  if (answer.is === 'answered') {
    const { total, unknown } = answer.found;
    const words = listed(
      unknown.map((word) => `“${word}”`),
      'or',
    );
    if (unknown.length > 0) return `Nothing found: no page has ${words}.`;
    return total === 0 ? 'Nothing found.' : `${many(total, 'page')} found.`;
  }
  return import.meta.env.DEV
    ? 'There is no index yet: npm run build makes it, and npm run preview serves it.'
    : 'The index could not be loaded, so nothing was looked up. The lists below need no index.';
}

/** Arrows go from the field to the results and along them. */
function walk(event: KeyboardEvent): void {
  const way = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const stops = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>('input, h2 a')];
  const at = stops.indexOf(event.target as HTMLElement);
  if (way === undefined || at < 0) return;
  stops[at + way]?.focus();
  event.preventDefault();
}

export default function Search(): JSX.Element {
  const [asked, change] = useAsked();
  const { answer, more, again } = useAnswer(asked);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (location.search === '' && location.hash === '') field.current?.focus();
  }, []);
  const { says } = readQuery(asked.text);
  const answered = answer.is === 'answered' ? answer : null;
  const pages = answered?.found.pages ?? [];
  const hidden = answered ? answered.found.total - pages.length : 0;
  return (
    <search class="search live" onKeyDown={walk}>
      <form onSubmit={(event) => event.preventDefault()}>
        <label class="asked">
          <span>Look for</span>
          <input
            ref={field}
            type="search"
            name="q"
            value={asked.text}
            autocomplete="off"
            spellcheck={false}
            onInput={({ currentTarget }) => change({ ...asked, text: currentTarget.value })}
          />
        </label>
        <Select
          label="Among"
          value={asked.kind ?? ''}
          choices={CHOICES}
          choose={(chosen) => change({ ...asked, kind: isKind(chosen) ? chosen : null })}
        />
      </form>
      {says && <p class="note">{says}</p>}
      <p class="count" role="status">
        {sayHow(answer)}
      </p>
      {answer.is === 'failed' && (
        <button type="button" onClick={again}>
          Try again
        </button>
      )}
      {answered && pages.length === 0 && (
        <Nothing {...answered.asked} everywhere={() => change({ ...asked, kind: null })} />
      )}
      {answered && pages.length > 0 && <Results pages={pages} spellings={readQuery(answered.asked.text).spellings} />}
      {answered?.noMore && (
        <p class="notice" role="alert">
          The other pages could not be loaded. Try again once you are connected.
        </p>
      )}
      {hidden > 0 && (
        <button type="button" onClick={more}>
          {`Show ${Math.min(PAGEFUL, hidden)} more of ${hidden}`}
        </button>
      )}
    </search>
  );
}
