/** A widget, chosen, seen and written down. As it is served it shows the first hang, and its lines can be copied by hand. */
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import CopyText from '../../islands/controls/CopyText.tsx';
import { path } from '../../paths.ts';
import { readable } from '../../sim/outside.ts';
import { addressOf, type WidgetPlace } from '../places.ts';
import { elementSnippet, frameAddress, frameSnippet, type Wanted } from '../snippets.ts';
import { VIEWS } from '../views.ts';
import { Fields } from './BuilderFields.tsx';
import { choicesFor, heightFor, saidBy, turnedTo } from './choices.ts';
import { Preview } from './Preview.tsx';

export interface BuilderProps {
  readonly first: WidgetPlace;
  /** The address of embed/v1/, in full. */
  readonly home: string;
  readonly builds: Readonly<Record<string, string>>;
  /** Of each case and concept: what it is called, and the address of its page, in full. */
  readonly pages: Readonly<Record<string, { readonly title: string; readonly page: string }>>;
}

function Lines({ title, note, text, what }: { title: string; note: string; text: string; what: string }): JSX.Element {
  return (
    <section class="lines">
      <h2>{title}</h2>
      <p class="note">{note}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and is copied from by hand where the button may not. */}
      <pre tabIndex={0}>
        <code>{text}</code>
      </pre>
      {/* Another text has not been copied yet. */}
      <CopyText key={text} text={text} what={what} />
    </section>
  );
}

export default function Builder({ first, home, builds, pages }: BuilderProps): JSX.Element {
  const [choices, choose] = useState(() => choicesFor(first));
  const [seen, see] = useState<{ readonly address: string; readonly width: number; readonly height: number } | null>(
    null,
  );
  // A page of the book sends its reader here with what is on it.
  useEffect(() => {
    const asked = new URLSearchParams(readable(location.hash.slice(1)).text).get('case');
    if (asked !== null) choose((now) => turnedTo(now, asked));
  }, []);
  const { place, width } = choices;
  const said = saidBy(choices);
  const address = frameAddress(path('embed/v1/'), { place, said });
  const own = seen && seen.address === address && seen.width === width ? seen.height : null;
  const height = heightFor(choices, own);
  const { title, page } = pages[place.case] ?? { title: place.case, page: path('') };
  const wanted: Wanted = { place, title: `${title}: ${VIEWS[place.view]}`, page, height, said };
  return (
    <div class="builder" data-address={addressOf(place)}>
      <Fields
        choices={choices}
        choose={choose}
        builds={builds}
        names={Object.fromEntries(Object.entries(pages).map(([name, one]) => [name, one.title]))}
      />
      <div class="made">
        <div class="seen">
          <h2>As it will look</h2>
          <Preview
            {...{ address, width }}
            title={wanted.title}
            height={own ?? height}
            measured={(now) => see({ address, width, height: now })}
          />
        </div>
        <div class="lines-of">
          <Lines
            title="Copy this"
            note="One line of HTML. It works in any page that may hold a frame, without a script."
            what="the frame"
            text={frameSnippet(home, wanted)}
          />
          <Lines
            title="Or this, if your page may load a script"
            note="Two lines. It is always as high as its content, loads when a reader scrolls near, and answers to your scripts."
            what="the element"
            text={elementSnippet(home, wanted)}
          />
        </div>
      </div>
    </div>
  );
}
