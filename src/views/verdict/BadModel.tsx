/** In the place of a verdict: the model is a bad one, so nothing can be said of what it comes to. */
import type { JSX } from 'preact';

export function BadModel({ sentence }: { sentence: string }): JSX.Element {
  return (
    <p class="verdict bad">
      <strong>
        <span aria-hidden="true">✕</span> Bad model.
      </strong>{' '}
      {sentence}
    </p>
  );
}
