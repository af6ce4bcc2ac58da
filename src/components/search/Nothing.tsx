/** What to try where nothing was found. */
import type { JSX } from 'preact';
import { path } from '../paths.ts';
import { KINDS, type Kind } from './kinds.ts';

interface NothingProps {
  text: string;
  kind: Kind | null;
  everywhere: () => void;
}

export function Nothing({ text, kind, everywhere }: NothingProps): JSX.Element {
  const words = text.trim().split(/\s+/);
  return (
    <ul class="nothing">
      {kind !== null && (
        <li>
          This looked among {KINDS[kind].all.toLowerCase()} only.{' '}
          <button type="button" onClick={everywhere}>
            Look everywhere
          </button>
        </li>
      )}
      {words.length > 1 && <li>A page is found if it has every word. Fewer words find more.</li>}
      {/\d/.test(text) && (
        <li>
          A number is looked for whole: no other size, date or code stands in for it. A file that is on no page can
          still be placed by its date: <a href={path('diagnose/#file')}>by your Tcpip.sys</a>.
        </li>
      )}
      <li>
        Every word that the book explains is in <a href={path('concepts/#words')}>the list of words</a>.
      </li>
      <li>
        What a computer does that hangs is asked, not searched for, in <a href={path('diagnose/')}>the diagnosis</a>.
      </li>
    </ul>
  );
}
