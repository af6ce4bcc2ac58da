/**
 * The time line with time downwards: lanes on the left, a row of words for every build and pack, and what each build is
 * to each case on the right. For a narrow window.
 */
import type { JSX } from 'preact';
import { PRODUCT_LINES_IN_SHORT, type ProductLine } from '../../content/lists.ts';
import {
  type Flag,
  type Happening,
  type History,
  isMark,
  platformsOn,
  wholeDay,
  widthOf,
  yearsBetween,
} from './timeLine.ts';
import { Seen, StandingMark } from './timeMarks.tsx';
import { timeScale } from './timeScale.ts';

const WIDTH = 360;
/** Names on edge above the lanes; the years beside them; a lane; between two product lines; a column for a case. */
const [HEAD, YEAR, LANE, GAP, CASE] = [116, 28, 15, 8, 22];
/** A line of words, and the air around a row of them. */
const [SIZE, LEADING, AIR] = [11.5, 13, 7];

/** A row: a build, or a pack. Two of one day are told apart by a little more than a day's fraction. */
interface NarrowRow {
  readonly day: number;
  readonly words: readonly string[];
  readonly build: Happening | null;
  readonly flag: Flag | null;
}

/** Broken at spaces, so that no line is wider than its room where a word is not. */
function broken(text: string, room: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = `${lines.at(-1) ?? ''} ${word}`.trim();
    if (lines.length > 0 && widthOf(longer, SIZE) <= room) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** A build without a day stands behind the pack that it came after, if that is known, and else at the end. */
const dayOf = ({ day, after }: Happening): number => {
  const bounds = Object.values(after);
  return day ?? (bounds.length > 0 ? Math.min(...bounds) : Number.MAX_SAFE_INTEGER);
};

function rowsOf({ happenings, flags }: History, room: number): readonly NarrowRow[] {
  const last = Math.max(...happenings.flatMap(({ day }) => day ?? []));
  const builds = happenings.map(
    (build): NarrowRow => ({
      day: Math.min(dayOf(build), last + 1),
      words: broken(build.name, room),
      build,
      flag: null,
    }),
  );
  const packs = flags.map(
    (flag): NarrowRow => ({
      day: flag.day,
      words: broken(`${flag.short}, ${wholeDay(flag.day)}`, room),
      build: null,
      flag,
    }),
  );
  return [...packs, ...builds]
    .toSorted((one, other) => one.day - other.day)
    .map((row, at) => ({ ...row, day: row.day + at / 1000 }));
}

/** Where the lanes of a product line stand. */
interface Lanes {
  readonly line: ProductLine;
  readonly left: number;
  readonly right: number;
  readonly at: ReadonlyMap<string, number>;
}
function lanesOf(history: History): readonly Lanes[] {
  let x = YEAR;
  return history.eras.map(({ line }) => {
    const left = x;
    const at = new Map(
      platformsOn(history, line).map((platform, number) => [platform as string, left + (number + 0.5) * LANE]),
    );
    x += at.size * LANE + GAP;
    return { line, left, right: x - GAP, at };
  });
}

function Build({ build, y, lanes }: { build: Happening; y: number; lanes: readonly Lanes[] }): JSX.Element[] {
  return lanes
    .filter(({ line }) => build.lines.includes(line))
    .flatMap(({ line, left, right, at }) =>
      build.platforms.length === 0 ? (
        <Seen key={line} as={build.seen} x={(left + right) / 2} y={y} />
      ) : (
        build.platforms.map((platform) => (
          <Seen key={`${line} ${platform}`} as={build.seen} x={at.get(platform) ?? left} y={y} />
        ))
      ),
    );
}

export function TimeLineNarrow({ history, says }: { history: History; says: string }): JSX.Element {
  const lanes = lanesOf(history);
  const words = (lanes.at(-1)?.right ?? 0) + 10;
  const cases = WIDTH - history.cases.length * CASE;
  const caseX = (number: number): number => cases + (number + 0.5) * CASE;
  const rows = rowsOf(history, cases - words - 4);
  const standees = rows.map(({ day, words: lines }) => ({ day, room: { row: (lines.length * LEADING + AIR) / 2 } }));
  const needed = standees.reduce((sum, { room }) => sum + 2 * room.row, 0);
  const scale = timeScale(standees, needed * 1.12);
  const y = (day: number): number => HEAD + 12 + scale.at(day);
  const bottom = HEAD + scale.length + 30;
  const years = yearsBetween(rows[0]?.day ?? 0, rows.at(-1)?.day ?? 0);
  return (
    <svg class="time-line narrow" viewBox={`0 0 ${WIDTH} ${bottom}`} aria-label={says} width={WIDTH} height={bottom}>
      {lanes.map(({ line, left, right, at }) => (
        <g key={line} class="era">
          <path class="over" d={`M${left} ${HEAD - 4}H${right}`} />
          {[...at].map(([platform, x], number) => (
            <g key={platform}>
              <path class="lane" d={`M${x} ${HEAD}V${bottom - 8}`} />
              <text class="of" transform={`translate(${x + 4} ${HEAD - 8}) rotate(-90)`}>
                {number === 0 ? `${PRODUCT_LINES_IN_SHORT[line]} ${platform}` : platform}
              </text>
            </g>
          ))}
        </g>
      ))}
      {history.cases.map(({ name, page }, number) => (
        <a key={name} href={page}>
          <text class="of" transform={`translate(${caseX(number) + 4} ${HEAD - 8}) rotate(-90)`}>
            {name}
          </text>
        </a>
      ))}
      {years.map(({ year, day }) => (
        <g key={year} class="year">
          <path d={`M0 ${y(day)}H${YEAR - 6}`} />
          <text x="0" y={y(day) + 11}>
            {year}
          </text>
        </g>
      ))}
      {rows.map(({ day, words: lines, build, flag }) => {
        const first = y(day) - ((lines.length - 1) * LEADING) / 2 + 4;
        const text = (
          <text class={flag ? 'when' : undefined}>
            {lines.map((line, at) => (
              <tspan key={line} x={words} y={first + at * LEADING}>
                {line}
              </tspan>
            ))}
          </text>
        );
        if (flag) {
          const own = lanes.find(({ line }) => line === flag.line);
          return (
            <g key={`${flag.line} ${flag.short}`} class="flag">
              <path d={`M${own?.left} ${y(day)}H${words - 4}`} />
              {text}
            </g>
          );
        }
        if (!build) return null;
        return (
          <g key={build.id}>
            <a href={build.page} data-build={build.id}>
              <rect class="hit" x={YEAR} y={first - 13} width={cases - YEAR} height={lines.length * LEADING + 5} />
              <Build build={build} y={y(day)} lanes={lanes} />
              {text}
            </a>
            {!isMark(build) && build.to !== null && (
              <path
                class="span"
                d={`M${lanes.find(({ line }) => build.lines.includes(line))?.left} ${y(day)}V${y(build.to)}`}
              />
            )}
            {history.cases.map(({ name }, number) => {
              const kinds = [...new Set(build.standings.filter((one) => one.case === name).map(({ is }) => is))];
              return (
                <g key={name}>
                  <title>{`${name}: ${kinds.join(', ')}`}</title>
                  {kinds.map((is, at) => (
                    <StandingMark key={is} is={is} x={caseX(number) + (at - (kinds.length - 1) / 2) * 11} y={y(day)} />
                  ))}
                </g>
              );
            })}
          </g>
        );
      })}
    </svg>
  );
}
