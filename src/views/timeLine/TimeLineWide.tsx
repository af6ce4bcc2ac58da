/**
 * The time line with time from left to right. Each product line has its packs as flags, its files by platform, its
 * builds of uncertain day as bars, and for each case a band that says what a file of those years is to it.
 */
import type { JSX } from 'preact';
import { type Across, type Bar, type PlacedEra, placeEra } from './timeEra.ts';
import { dayAndMonth, type History, MARK, wholeDay, wideScale, yearsBetween } from './timeLine.ts';
import { Seen, StandingMark } from './timeMarks.tsx';

const WIDTH = 1300;
/** Where time begins and ends; the names of lanes stand before it. */
const [LEFT, RIGHT] = [104, WIDTH - 2];
/** From the edges of time to the first and the last day; the years, on top; between two product lines. */
const [PAD, YEARS, GAP] = [16, 26, 20];

function Mark({ build, x, ys }: PlacedEra['marks'][number], [top, bottom]: PlacedEra['dates']): JSX.Element {
  return (
    <a key={build.id} href={build.page} data-build={build.id}>
      <title>{`${build.name}, ${wholeDay(build.day ?? 0)}`}</title>
      <rect class="hit" x={x - MARK} y={top} width={2 * MARK} height={Math.max(...ys) - top + 9} />
      <text class="date" transform={`translate(${x + 3.5} ${bottom - 4}) rotate(-90)`}>
        {dayAndMonth(build.day ?? 0)}
      </text>
      {ys.map((y) => (
        <Seen key={y} as={build.seen} x={x} y={y} />
      ))}
    </a>
  );
}

function Flags({ top, bottom, dates: [from, to], flags }: PlacedEra): JSX.Element {
  return (
    <g>
      {flags.map(({ short, name, day, x }) => (
        <g key={short} class="flag">
          <title>{`${name}, ${wholeDay(day)}`}</title>
          {/* Where the dates of the files stand it steps aside. */}
          <path d={`M${x} ${top}V${from}M${x} ${to}V${bottom}`} />
          <text class="pack" x={x + 4} y={top + 10}>
            {short}
          </text>
          <text class="date" x={x + 4} y={top + 23}>
            {dayAndMonth(day)}
          </text>
        </g>
      ))}
    </g>
  );
}

/** An end that is not known is left open. */
function BarOf({ reach: { build, from, to }, from: left, to: right, y, words, text, anchor }: Bar): JSX.Element {
  const isOpen = from === null || to === null || build.day === null;
  const outline = `M${left} ${y - 7}H${right}${to === null ? 'm0 14' : 'v14'}H${left}${from === null ? '' : 'Z'}`;
  return (
    <a key={build.id} href={build.page} data-build={build.id} class={isOpen ? 'bar open' : 'bar'}>
      <title>{build.name}</title>
      <path d={outline} />
      <text x={text} y={y + 4} text-anchor={anchor}>
        {words}
      </text>
    </a>
  );
}

/** What a case makes of the years, and what some builds are to it all the same: those on a ground of their own. */
function Bands({ bands }: PlacedEra): JSX.Element {
  return (
    <g>
      {bands.map(({ case: one, y, spans, marks }) => (
        <g key={one.name}>
          <a href={one.page}>
            <text class="of" x="0" y={y + 4}>
              {one.name}
            </text>
          </a>
          {spans.map(({ is, from, to, text }) => (
            <g key={from} class={`band ${is.replace(' ', '-')}`}>
              <rect x={from} y={y - 7} width={Math.max(0, to - from)} height="14" />
              {text !== null && (
                <text x={text} y={y + 3.5}>
                  {is}
                </text>
              )}
            </g>
          ))}
          {marks.map(({ is, x }) => (
            <g key={x}>
              <rect class="clear" x={x - 7} y={y - 7} width="14" height="14" />
              <StandingMark is={is} x={x} y={y} />
            </g>
          ))}
        </g>
      ))}
    </g>
  );
}

function EraOf({ name, placed }: { name: string; placed: PlacedEra }): JSX.Element {
  const { top, dates, lanes, marks, bars } = placed;
  return (
    <g>
      <text class="line" x="0" y={top + 12}>
        {name}
      </text>
      {lanes.map(({ platform, y }) => (
        <g key={platform}>
          <path class="lane" d={`M${LEFT} ${y}H${RIGHT}`} />
          <text class="of" x="0" y={y + 4}>
            {platform}
          </text>
        </g>
      ))}
      <Bands {...placed} />
      <Flags {...placed} />
      {marks.map((mark) => Mark(mark, dates))}
      {bars.map(BarOf)}
    </g>
  );
}

export function TimeLineWide({ history, says }: { history: History; says: string }): JSX.Element {
  const scale = wideScale(history, RIGHT - LEFT - 2 * PAD);
  const across: Across = { left: LEFT, right: RIGHT, x: (day) => LEFT + PAD + scale.at(day) };
  let top = YEARS;
  const eras = history.eras.map((era) => {
    const placed = placeEra(era, history, top, across);
    top = placed.bottom + GAP;
    return <EraOf key={era.line} name={era.name} placed={placed} />;
  });
  const bottom = top - GAP + 4;
  const days = history.happenings.flatMap(({ day }) => day ?? []);
  return (
    <svg class="time-line wide" viewBox={`0 0 ${WIDTH} ${bottom}`} aria-label={says} width={WIDTH} height={bottom}>
      <defs>
        <pattern id="unsure" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path class="unsure" d="M0 0V5" />
        </pattern>
      </defs>
      {yearsBetween(Math.min(...days), Math.max(...days)).map(({ year, day }) => (
        <g key={year} class="year">
          <path d={`M${across.x(day)} 4V${bottom}`} />
          <text x={across.x(day) + 4} y="14">
            {year}
          </text>
        </g>
      ))}
      {eras}
    </svg>
  );
}
