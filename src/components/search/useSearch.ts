/** What is looked for, kept in step with the address, and what was found. */
import { useEffect, useState } from 'preact/hooks';
import { readable } from '../../sim/outside.ts';
import { find, type Matches, type Page } from './engine.ts';
import { KINDS, type Kind } from './kinds.ts';
import { readQuery } from './query.ts';

/** So many results at a time. */
export const PAGEFUL = 10;
/** A reader who types is given so long to go on, in milliseconds. */
const PAUSE = 150;

export interface Asked {
  readonly text: string;
  /** Null for everything. */
  readonly kind: Kind | null;
}

export type Answer =
  | { readonly is: 'idle' | 'looking' | 'failed' }
  | {
      readonly is: 'answered';
      readonly asked: Asked;
      readonly found: Matches;
      /** The first of the pages found, with what is on them. */
      readonly pages: readonly Page[];
    };

export const isKind = (text: string | null): text is Kind => text !== null && Object.hasOwn(KINDS, text);

function readAddress(): Asked {
  const said = new URLSearchParams(readable(location.search).text);
  const kind = said.get('kind');
  return { text: said.get('q') ?? '', kind: isKind(kind) ? kind : null };
}

function addressOf({ text, kind }: Asked): string {
  const said = new URLSearchParams({ ...(text && { q: text }), ...(kind && { kind }) }).toString();
  return said === '' ? location.pathname : `?${said}`;
}

/** What was typed before this script was there. */
const typedEarly = (): string =>
  (typeof document !== 'undefined' && document.querySelector<HTMLInputElement>('.search [name="q"]')?.value) || '';

/** At first what the page was served with, which is nothing; then what the address asks. */
export function useAsked(): readonly [Asked, (asked: Asked) => void] {
  const [asked, ask] = useState<Asked>({ text: '', kind: null });
  const [typed] = useState(typedEarly);
  useEffect(() => {
    const open = (): void => ask(readAddress());
    open();
    if (typed) change({ ...readAddress(), text: typed });
    addEventListener('popstate', open);
    return () => removeEventListener('popstate', open);
  }, []);
  const change = (now: Asked): void => {
    ask(now);
    try {
      history.replaceState(history.state, '', addressOf(now));
    } catch {
      // Some browsers allow so many changes a minute; the next one brings the address up to date.
    }
  };
  return [asked, change];
}

/** The answer to what was asked last, and a way to see more of it. */
export function useAnswer(asked: Asked): readonly [Answer, () => void] {
  const [answer, say] = useState<Answer>({ is: 'idle' });
  const pagesOf = ({ matches }: Matches, most: number): Promise<readonly Page[]> =>
    Promise.all(matches.slice(0, most).map(({ data }) => data()));

  useEffect(() => {
    const query = readQuery(asked.text);
    if (query.spellings.length === 0) return say({ is: 'idle' });
    let stale = false;
    const look = async (): Promise<Answer> => {
      const found = await find(query, asked.kind);
      return { is: 'answered', asked, found, pages: await pagesOf(found, PAGEFUL) };
    };
    const pause = setTimeout(async () => {
      say((before) => (before.is === 'answered' ? before : { is: 'looking' }));
      const now = await look().catch((): Answer => ({ is: 'failed' }));
      if (!stale) say(now);
    }, PAUSE);
    return () => {
      stale = true;
      clearTimeout(pause);
    };
  }, [asked.text, asked.kind]);

  const more = async (): Promise<void> => {
    if (answer.is !== 'answered') return;
    const pages = await pagesOf(answer.found, answer.pages.length + PAGEFUL);
    say((now) => (now === answer ? { ...answer, pages } : now));
  };
  return [answer, more];
}
