/** A space so small that it can be drawn whole: every state a point, every transition a line, and one schedule through it. */
import type { JSX } from 'preact';
import { listed } from '../../sim/sentences.ts';
import { many } from '../counts.ts';
import { Picture } from '../figure/Picture.tsx';
import { type DrawnSpace, STANDS, type StateStand } from './spaceDrawing.ts';
import { type SpacePlot, spacePlot } from './spacePlot.ts';

/** A point of each standing, round its place: shape says what hue says. */
function shapeOf(is: StateStand, { x, y }: { readonly x: number; readonly y: number }, radius: number): string {
  const arm = radius * 1.1;
  if (is === 'hung') return `M${x - arm} ${y - arm}l${2 * arm} ${2 * arm}m${-2 * arm} 0l${2 * arm} ${-2 * arm}`;
  if (is === 'stopped') return `M${x - arm} ${y - arm}h${2 * arm}v${2 * arm}h${-2 * arm}z`;
  if (is === 'looping') return `M${x} ${y - arm}l${arm} ${2 * arm}h${-2 * arm}z`;
  if (is === 'broken') return `M${x} ${y - arm}l${arm} ${arm}l${-arm} ${arm}l${-arm} ${-arm}z`;
  // A dot is a line without length, with round ends: hundreds of them are a short path.
  if (is === 'open') return `M${x} ${y}h0`;
  if (is === 'well') return `M${x - radius * 1.2} ${y}l${radius} ${radius}l${radius * 1.6} ${-radius * 2}`;
  return `M${x - radius} ${y}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0`;
}

const rounded = (path: string): string =>
  path.replace(/(?<!\d)\d+\.\d{2,}/g, (number) => String(Math.round(+number * 10) / 10));

function Points({ plot: { states, radius } }: { plot: SpacePlot }): JSX.Element {
  const [start] = states;
  return (
    <>
      {STANDS.map((is) =>
        [false, true].map((onRun) => {
          const these = states.filter((state) => state.is === is && state.onRun === onRun);
          const path = rounded(these.map((state) => shapeOf(is, state, radius)).join(''));
          return path === '' ? null : (
            <path
              key={`${is} ${onRun}`}
              class={`${is}${onRun ? ' on-run' : ''}`}
              stroke-width={is === 'open' ? 2 * radius : undefined}
              d={path}
            />
          );
        }),
      )}
      {start && <circle class="start" cx={start.x} cy={start.y} r={radius + 3} />}
    </>
  );
}

const insideOf = (plot: SpacePlot): JSX.Element => (
  <>
    <path class="steps" d={plot.steps} />
    <path class="run" d={plot.run} />
    <Points plot={plot} />
  </>
);

const WORDS: Readonly<Record<StateStand, string>> = {
  open: 'a state from which a schedule can still end well',
  lost: 'a state from which every schedule ends badly',
  well: 'at rest, and everything is done',
  broken: 'everything is done, and a promise is broken',
  undecided: 'at rest, and not known whether every probe is answered',
  looping: 'a processor loops for ever',
  stopped: 'a stop screen',
  hung: 'at rest, with something left undone: a hang',
};

/** The figure in words, for a reader who does not see it. */
function sayOf({ states, steps }: DrawnSpace): string {
  const count = (is: StateStand): number => states.filter((state) => state.is === is).length;
  const ends = [
    ...(count('well') > 0 ? [`${many(count('well'), 'end')} at which everything is done`] : []),
    ...(count('broken') > 0 ? [`${many(count('broken'), 'end')} with a broken promise`] : []),
    ...(count('looping') > 0 ? [`${many(count('looping'), 'state')} of an endless loop`] : []),
    ...(count('stopped') > 0 ? [many(count('stopped'), 'stop screen')] : []),
    ...(count('hung') > 0 ? [many(count('hung'), 'hang')] : []),
  ];
  return `Every state as a point, from the start on the left: ${many(states.length, 'state')}, joined by ${many(steps.length, 'line')}. Among them: ${listed(ends)}.`;
}

export function StateSpace({ space }: { space: DrawnSpace }): JSX.Element {
  const occurs = STANDS.filter((is) => space.states.some((state) => state.is === is));
  return (
    <figure class="space">
      <Picture
        name="whole"
        says={sayOf(space)}
        draw={(form) => {
          const plot = form === 'wide' ? spacePlot(space, 660, 17) : spacePlot(space, 330, 13);
          return { width: plot.width, height: plot.height, inside: insideOf(plot) };
        }}
      />
      <figcaption>
        <ul class="key">
          <li>
            <svg viewBox="-9 -9 18 18" aria-hidden="true" class="plot whole">
              <path class="open" stroke-width="9" d="M0 0h0" />
              <circle class="start" r="7.5" />
            </svg>
            the start
          </li>
          {occurs.map((is) => (
            <li key={is}>
              <svg viewBox="-9 -9 18 18" aria-hidden="true" class="plot whole">
                <path class={is} stroke-width={is === 'open' ? 9 : undefined} d={shapeOf(is, { x: 0, y: 0 }, 4.5)} />
              </svg>
              {WORDS[is]}
            </li>
          ))}
          <li>
            <svg viewBox="-9 -9 18 18" aria-hidden="true" class="plot whole">
              <path class="run" d="M-9 0H9" />
            </svg>
            the schedule shown above
          </li>
        </ul>
      </figcaption>
    </figure>
  );
}

/** The same at a glance, without words: what it shows is said beside it. */
export function SmallSpace({ space }: { space: DrawnSpace }): JSX.Element {
  const plot = spacePlot(space, 200, 8.5);
  return (
    <svg
      class="plot whole small"
      preserveAspectRatio="xMinYMid"
      viewBox={`0 0 ${plot.width} ${plot.height}`}
      width={plot.width}
      height={plot.height}
      aria-hidden="true"
    >
      {insideOf(plot)}
    </svg>
  );
}
