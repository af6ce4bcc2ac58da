/** The second way in: what is known of the driver's file. */
import type { JSX } from 'preact';
import { MOST_PASTED } from '../../sim/outside.ts';

/** One letter more than is read: by it the reader knows that there was more. */
const MOST_KEPT = MOST_PASTED + 1;

export function FileForm({ paste, change }: { paste: string; change: (paste: string) => void }): JSX.Element {
  return (
    <div class="file-form">
      <label for="paste">
        What you know of the file: a line of dir, the lines of its property sheet, or only a date and a size
      </label>
      <textarea
        id="paste"
        rows={4}
        autocomplete="off"
        spellcheck={false}
        placeholder="07/21/99  05:13p           147,920 Tcpip.sys"
        value={paste}
        maxLength={MOST_KEPT}
        aria-describedby="paste-hint"
        onInput={({ currentTarget }) => change(currentTarget.value.slice(0, MOST_KEPT))}
      />
      <p class="note" id="paste-hint">
        <code>dir %SystemRoot%\system32\drivers\tcpip.sys</code> prints the line. Nothing that you paste leaves this
        page.
      </p>
    </div>
  );
}
