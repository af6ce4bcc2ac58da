/** What is looked for, kept in step with the address, and what was found. */
import { useEffect, useState } from 'preact/hooks';
import { readable } from '../../sim/outside.ts';
import { find } from './engine.ts';
import type { FoundPages } from './found.ts';
import { KINDS, type PageKind } from './kinds.ts';
import { readQuery } from './query.ts';

/** So many results at a time. */
export const PAGEFUL = 10;
/** A reader who types is given so long to go on, in milliseconds. */
const PAUSE = 150;

export interface AskedSearch {
  readonly text: string;
  /** Null for everything. */
  readonly kind: PageKind | null;
}

export type SearchAnswer =
  | { readonly is: 'idle' | 'looking' | 'failed' }
  | {
      readonly is: 'answered';
      readonly asked: AskedSearch;
      readonly found: FoundPages;
      /** More of it was wanted and could not be had. */
      readonly noMore: boolean;
    };

export const isKind = (text: string | null): text is PageKind => text !== null && Object.hasOwn(KINDS, text);

function readAddress(): AskedSearch {
  const said = new URLSearchParams(readable(location.search).text);
  const kind = said.get('kind');
  return { text: said.get('q') ?? '', kind: isKind(kind) ? kind : null };
}

/** In full: a path that begins with two strokes would name another host, taken by itself. */
function addressOf({ text, kind }: AskedSearch): URL {
  const here = new URL(location.href);
  here.search = new URLSearchParams({ ...(text && { q: text }), ...(kind && { kind }) }).toString();
  return here;
}

/** What was typed before this script was there. */
const typedEarly = (): string =>
  (typeof document !== 'undefined' && document.querySelector<HTMLInputElement>('.search [name="q"]')?.value) || '';

/** At first what the page was served with, which is nothing; then what the address asks. */
export function useAsked(): readonly [AskedSearch, (asked: AskedSearch) => void] {
  const [asked, ask] = useState<AskedSearch>({ text: '', kind: null });
  const [typed] = useState(typedEarly);
  useEffect(() => {
    const open = (): void => ask(readAddress());
    open();
    if (typed) change({ ...readAddress(), text: typed });
    addEventListener('popstate', open);
    return () => removeEventListener('popstate', open);
  }, []);
  const change = (now: AskedSearch): void => {
    ask(now);
    try {
      history.replaceState(history.state, '', addressOf(now));
    } catch {
      // Some browsers allow so many changes a minute; the next one brings the address up to date.
    }
  };
  return [asked, change];
}

export interface Answering {
  readonly answer: SearchAnswer;
  /** Shows more of what was found. */
  readonly more: () => Promise<void>;
  /** Looks once more for what could not be looked up. */
  readonly again: () => void;
}

/** The answer to what was asked last. */
export function useAnswer(asked: AskedSearch): Answering {
  const [answer, say] = useState<SearchAnswer>({ is: 'idle' });
  const [tries, count] = useState(0);

  useEffect(() => {
    const query = readQuery(asked.text);
    if (query.spellings.length === 0) return say({ is: 'idle' });
    let stale = false;
    const look = async (): Promise<SearchAnswer> => ({
      is: 'answered',
      asked,
      found: await find({ query, kind: asked.kind, most: PAGEFUL }),
      noMore: false,
    });
    const pause = setTimeout(async () => {
      say((before) => (before.is === 'answered' ? before : { is: 'looking' }));
      const now = await look().catch((): SearchAnswer => ({ is: 'failed' }));
      if (!stale) say(now);
    }, PAUSE);
    return () => {
      stale = true;
      clearTimeout(pause);
    };
  }, [asked.text, asked.kind, tries]);

  const again = (): void => count((before) => before + 1);
  useEffect(() => {
    if (answer.is !== 'failed') return;
    addEventListener('online', again);
    return () => removeEventListener('online', again);
  }, [answer.is]);

  const more = async (): Promise<void> => {
    if (answer.is !== 'answered') return;
    const { text, kind } = answer.asked;
    const most = answer.found.pages.length + PAGEFUL;
    const now = await find({ query: readQuery(text), kind, most }).then(
      (found): SearchAnswer => ({ ...answer, found, noMore: false }),
      (): SearchAnswer => ({ ...answer, noMore: true }),
    );
    say((before) => (before === answer ? now : before));
  };
  return { answer, more, again };
}
