/** What can be done with the moment in hand besides moving it: go back to the start, take it away as link, text or picture. */
import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';

export interface ErrandsProps {
  /** The element that opens and closes with `?`. */
  readonly id: string;
  readonly atStart: boolean;
  readonly startOver: () => void;
  readonly copyLink: () => void;
  readonly copyText: () => void;
  readonly saveFigure: () => void;
}

const KEYS: readonly (readonly [key: string, does: string])[] = [
  ['→ ←', 'a step forward, a step back'],
  ['Home End', 'to the start, to the end'],
  ['Space', 'run, or stop where it is'],
  ['?', 'this list'],
];

export function Errands({ id, atStart, startOver, copyLink, copyText, saveFigure }: ErrandsProps): JSX.Element {
  const more = useRef<HTMLDivElement>(null);
  const thenClose = (act: () => void) => () => {
    act();
    more.current?.hidePopover();
  };
  return (
    <div class="errands live">
      <button type="button" disabled={atStart} onClick={startOver}>
        Start over
      </button>
      <button type="button" onClick={copyLink}>
        Copy link
      </button>
      <button type="button" popovertarget={id}>
        More
      </button>
      <div id={id} popover="auto" class="more" ref={more}>
        <button type="button" onClick={thenClose(copyText)}>
          Copy as text
        </button>
        <button type="button" onClick={thenClose(saveFigure)}>
          Download figure
        </button>
        <p class="label">Keys, while the machine has the focus</p>
        <dl>
          {KEYS.map(([key, does]) => (
            <div key={key}>
              <dt>
                {key.split(' ').map((one) => (
                  <kbd key={one}>{one}</kbd>
                ))}
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
      </div>
    </div>
  );
}
