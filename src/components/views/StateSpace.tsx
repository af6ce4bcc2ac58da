/** A space so small that it can be drawn whole: every machine a point, every step a line, and one run through it. */
import type { JSX } from 'preact';
import { listed } from '../../sim/trace/words.ts';
import { many } from './counts.ts';
import { Picture } from './Picture.tsx';
import { type DrawnSpace, STANDS, type Stand } from './spaceDrawing.ts';
import { type SpacePlot, spacePlot } from './spacePlot.ts';

/** A point of each standing, round its place: shape says what hue says. */
function shapeOf(is: Stand, { x, y }: { readonly x: number; readonly y: number }, radius: number): string {
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
  path.replace(/\d+\.\d{2,}/g, (number) => String(Math.round(+number * 10) / 10));

function Points({ plot: { machines, radius } }: { plot: SpacePlot }): JSX.Element {
  const [start] = machines;
  return (
    <>
      {STANDS.map((is) =>
        [false, true].map((onRun) => {
          const these = machines.filter((machine) => machine.is === is && machine.onRun === onRun);
          const path = rounded(these.map((machine) => shapeOf(is, machine, radius)).join(''));
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

const WORDS: Readonly<Record<Stand, string>> = {
  open: 'a machine from which all can still end well',
  lost: 'a machine from which every schedule ends badly',
  well: 'at rest, and everything is done',
  broken: 'everything is done, and a promise is broken',
  undecided: 'at rest, and nobody knows whether all is well',
  looping: 'a processor goes round for ever: a loop',
  stopped: 'a stop screen',
  hung: 'at rest, with something left undone: a hang',
};

/** The figure in words, for whoever does not see it. */
function sayOf({ machines, steps }: DrawnSpace): string {
  const count = (is: Stand): number => machines.filter((machine) => machine.is === is).length;
  const ends = [
    ...(count('well') > 0 ? [`${count('well')} in which everything is done`] : []),
    ...(count('broken') > 0 ? [`${count('broken')} in which a promise is broken`] : []),
    ...(count('looping') > 0 ? [`${count('looping')} in which a processor goes round for ever`] : []),
    ...(count('stopped') > 0 ? [many(count('stopped'), 'stop screen')] : []),
    ...(count('hung') > 0 ? [many(count('hung'), 'hang')] : []),
  ];
  return `Every machine as a point, from the start on the left: ${many(machines.length, 'machine')}, joined by ${many(steps.length, 'line')}. At their ends are ${listed(ends)}.`;
}

export function StateSpace({ space }: { space: DrawnSpace }): JSX.Element {
  const occurs = STANDS.filter((is) => space.machines.some((machine) => machine.is === is));
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
            the run shown above
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
