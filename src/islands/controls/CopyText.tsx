/** Puts a text on the clipboard, and says whether that came about. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

interface CopyTextProps {
  readonly text: string;
  /** What it is, to name the button with. */
  readonly what: string;
}

export default function CopyText({ text, what }: CopyTextProps): JSX.Element {
  const [said, setSaid] = useState('');
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setSaid('Copied.');
    } catch {
      setSaid('The browser does not let a page copy. One press on the text selects it whole; copy it from there.');
    }
  };
  return (
    <p class="live">
      <button type="button" onClick={copy}>
        Copy {what}
      </button>{' '}
      <span role="status">{said}</span>
    </p>
  );
}
