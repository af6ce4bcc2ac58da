/** What to try where nothing was found. */
import type { JSX } from 'preact';
import { path } from '../../paths.ts';
import { KINDS, type PageKind } from './kinds.ts';

interface NothingProps {
  text: string;
  kind: PageKind | null;
  everywhere: () => void;
}

export function Nothing({ text, kind, everywhere }: NothingProps): JSX.Element {
  const words = text.trim().split(/\s+/);
  return (
    <ul class="nothing">
      {kind !== null && (
        <li>
          This looked through {KINDS[kind].all.toLowerCase()} only.{' '}
          <button type="button" onClick={everywhere}>
            Look everywhere
          </button>
        </li>
      )}
      {words.length > 1 && <li>A page must have every word. With fewer words more pages match.</li>}
      {/\d/.test(text) && (
        <li>
          A number must match as a whole: a similar size, date or code is no match. A file that is on no page can still
          be placed by its date: <a href={path('diagnose/#file')}>by your Tcpip.sys</a>.
        </li>
      )}
      <li>
        Every word that the book explains is in <a href={path('concepts/#words')}>the list of words</a>.
      </li>
      <li>
        For the symptoms of a hung computer there is <a href={path('diagnose/')}>the diagnosis page</a>.
      </li>
    </ul>
  );
}
