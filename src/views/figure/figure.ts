/**
 * Where everything in the signature figure goes. Two forms: `wide`, for a page or a sheet of A4, and `narrow`, for
 * 360 pixels. Up to two processors are wide enough, on a wide figure, to carry their lines inside their lanes;
 * otherwise lanes are slender and the lines stand beside them, in the order in which they ran.
 *
 * Numbers are units of the view box. Lines are set in a mono face, so how many fit is known without measuring.
 */
import type { Drawing, Held, Mark } from '../lanes/drawing.ts';

export type FigureForm = 'wide' | 'narrow';

interface Measures {
  readonly width: number;
  readonly gutter: number;
  /** One text line, and a step that needs no more than one. */
  readonly leading: number;
  readonly row: number;
  readonly header: number;
  /** Width of one character: of a line, and of words (an estimate on the safe side). */
  readonly code: number;
  readonly words: number;
}
const MEASURES: Readonly<Record<FigureForm, Measures>> = {
  wide: { width: 820, gutter: 36, leading: 16, row: 25, header: 34, code: 7.2, words: 6.5 },
  narrow: { width: 360, gutter: 24, leading: 15, row: 23, header: 34, code: 6.6, words: 6 },
};

export interface Lane {
  readonly x: number;
  readonly width: number;
  /** Where marks stand, where threads of waiting run, where the lines begin. */
  readonly mark: number;
  readonly thread: number;
}
export interface TextLine {
  readonly text: string;
  readonly kind: 'code' | 'words';
}
export interface FigureRow {
  readonly mark: Mark;
  /** Middle of its first text line. */
  readonly y: number;
  readonly top: number;
  readonly height: number;
  readonly text: { readonly x: number; readonly lines: readonly TextLine[] };
  /** What is outlined while the step is the current one. */
  readonly box: { readonly x: number; readonly width: number };
}
/** A rule across all lanes, between a step and the next. */
export interface FigureLine {
  readonly after: number;
  readonly words: string;
}
export interface Figure {
  readonly form: FigureForm;
  readonly inLane: boolean;
  readonly width: number;
  readonly height: number;
  readonly top: number;
  /** Where the last step ends, and where the lanes do. */
  readonly bottom: number;
  readonly lanes: readonly Lane[];
  readonly deviceX: number;
  readonly rows: readonly FigureRow[];
  readonly rules: readonly (FigureLine & { readonly y: number; readonly x: number; readonly text: number })[];
  /** Under the stands, where there is a tie to name. */
  readonly knot: { readonly x: number; readonly y: number } | null;
  readonly stands: readonly {
    readonly y: number;
    readonly x: number;
    readonly text: number;
    readonly lines: readonly string[];
  }[];
  /** The height at which a span begins or ends with a step; `null` ends with the lanes. */
  readonly at: (step: number | null) => number;
  /** The same for what a whole row shows: the level it leaves a processor at. */
  readonly rowTop: (step: number | null) => number;
  /** The middle of a lock's bar. */
  readonly barX: (span: Held) => number;
}

/** Breaks where a reader of C would, so that nothing is cut and no line is longer than `most`. */
export function wrap(text: string, most: number): readonly string[] {
  const lines: string[] = [];
  let rest = text;
  while (rest.length > most) {
    const head = rest.slice(0, most + 1);
    const space = head.lastIndexOf(' ');
    const bracket = head.slice(0, most).lastIndexOf('(') + 1;
    const arrow = head.slice(0, most).lastIndexOf('->');
    const hump = head.slice(0, most).search(/[A-Z][^A-Z]*$/);
    const at = [space, bracket, arrow, hump].find((place) => place > most / 3) ?? most;
    lines.push(rest.slice(0, at).trimEnd());
    // A continued line is set in, so it has two characters fewer.
    rest = `  ${rest.slice(at).trimStart()}`;
  }
  return [...lines, rest];
}

function textOf({ code, words, kind }: Mark, room: number, { code: c, words: w }: Measures): readonly TextLine[] {
  const lines = code === null ? [] : wrap(code, Math.floor(room / c)).map((text): TextLine => ({ text, kind: 'code' }));
  const last = lines.at(-1);
  if (words === null) return lines;
  // The outcome of a test follows its line if there is room, else it has a line of its own.
  if (last && (last.text.length + 2) * c + words.length * w < room) {
    return [...lines.slice(0, -1), { ...last, text: `${last.text} ${words}` }];
  }
  const most = Math.floor(room / (kind === 'dispatch' || kind === 'dpc start' ? w * 1.08 : w));
  return [...lines, ...wrap(words, most).map((text): TextLine => ({ text, kind: 'words' }))];
}

const MOST_LANES_WITH_LINES = 2;
const SINGLE = 640;
/** The processor's number before a line that stands beside the lanes. */
const BADGE = 16;
/** An empty figure still looks like one. Where the computer has ended, its end stands right below the last step. */
const FEWEST_ROWS = 12;
const RULE_HEIGHT = 24;

/** Bars of one lane that overlap stand beside each other, the innermost to the left; all others share one place. */
function tracksOf(held: readonly Held[]): ReadonlyMap<Held, number> {
  const tracks = new Map<Held, number>();
  for (const span of held.toSorted((a, b) => a.from - b.from)) {
    const beside = [...tracks].filter(
      ([{ processor, to }]) => processor === span.processor && (to ?? Number.POSITIVE_INFINITY) > span.from,
    );
    let track = 0;
    while (beside.some(([, taken]) => taken === track)) track++;
    tracks.set(span, track);
  }
  return tracks;
}

export function figureOf(drawing: Drawing, form: FigureForm, rules: readonly FigureLine[] = []): Figure {
  const measures = MEASURES[form];
  const { gutter, leading, row, header } = measures;
  const { processors: count, marks } = drawing;
  const tracks = tracksOf(drawing.held);
  const most = Math.max(0, ...[...tracks.values()].map((track) => track + 1));
  const wide = form === 'wide';
  // A single lane as wide as the page would hold its locks far from its lines.
  const width = wide && count === 1 ? SINGLE : measures.width;
  const inLane = wide && count <= MOST_LANES_WITH_LINES;
  const deviceWidth = drawing.devices ? (wide ? 26 : 16) : 0;
  const gap = wide ? (inLane ? 20 : 6) : 3;
  const barStep = inLane ? 19 : wide ? 11 : 7;
  const first = gutter + deviceWidth + (wide ? 4 : 2);
  const slender = (wide ? 40 : 22) + most * barStep;
  const laneWidth = inLane ? (width - first - gap * (count - 1)) / count : slender;
  const [markAt, threadAt] = wide ? (inLane ? [28, 12] : [22, 9]) : [14, 5];
  const lanes = Array.from({ length: count }, (_, number): Lane => {
    const x = first + number * (laneWidth + gap);
    return { x, width: laneWidth, mark: x + markAt, thread: x + threadAt };
  });
  const end = first + count * (laneWidth + gap) - gap;
  const besideX = end + BADGE + (wide ? 16 : 8);
  const barsWidth = most * barStep + 5;
  const textAt = (processor: number | null): { readonly x: number; readonly room: number } => {
    const lane = lanes[processor ?? 0] as Lane;
    if (!inLane) return { x: besideX, room: width - besideX - 10 };
    const x = lane.mark + 13;
    // Only one acts in a row, so what a device does may run across all lanes.
    return { x, room: (processor === null ? width : lane.x + lane.width) - x - barsWidth };
  };

  let y = header + 8;
  const placed: Figure['rules'][number][] = [];
  const addRules = (after: number): void => {
    for (const rule of rules.filter((one) => one.after === after)) {
      placed.push({ ...rule, y: y + RULE_HEIGHT / 2, x: gutter, text: inLane ? textAt(0).x : besideX });
      y += RULE_HEIGHT;
    }
  };
  addRules(0);
  const rows = marks.map((mark): FigureRow => {
    const { x, room } = textAt(mark.processor);
    const lines = textOf(mark, room, measures);
    const height = row + (lines.length - 1) * leading;
    const lane = lanes[mark.processor ?? 0] as Lane;
    const box =
      inLane && mark.processor !== null ? { x: lane.x, width: lane.width } : { x: gutter - 2, width: width - gutter };
    const placedRow: FigureRow = { mark, y: y + row / 2, top: y, height, text: { x, lines }, box };
    y += height;
    addRules(mark.step);
    return placedRow;
  });
  if (drawing.stands.length === 0) y = Math.max(y, header + 8 + FEWEST_ROWS * row);

  const bottom = y;
  const filled: boolean[][] = [];
  let standY = y + row / 2 + 6;
  const stands: Figure['stands'][number][] = [];
  let tallest = row;
  const firstInRing = Math.min(...drawing.ties.flatMap(({ from, to }) => [from, to]));
  for (const [number, { processor, words }] of drawing.stands.entries()) {
    const { x, room } = textAt(processor);
    const lines = wrap(words, Math.floor(room / measures.words));
    const level = filled.at(-1);
    // Beside the lanes each needs a row of its own; inside them, each lane has its own column. A ring begins a new
    // row, so that there is nothing below it but the lines that join it.
    const beginsRing = number === firstInRing && number > 0;
    if (level && (!inLane || level[processor] || beginsRing)) {
      standY += tallest;
      tallest = row;
      filled.push([]);
    } else if (!level) filled.push([]);
    (filled.at(-1) as boolean[])[processor] = true;
    tallest = Math.max(tallest, row + (lines.length - 1) * leading);
    const lane = lanes[processor] as Lane;
    stands.push({ y: standY, x: lane.mark, text: x, lines });
  }
  const knot = drawing.ties.length > 0 ? (inLane ? 40 : 22) : 4;
  const height = stands.length > 0 ? standY - row / 2 + tallest + knot : bottom + 6;

  return {
    form,
    inLane,
    width,
    height,
    top: header,
    bottom,
    lanes,
    deviceX: gutter + deviceWidth / 2,
    rows,
    rules: placed,
    stands,
    knot: drawing.ties.length === 0 ? null : { x: inLane ? (first + end) / 2 : besideX, y: height - 12 },
    at: (step) => (step === null ? bottom : step === 0 ? header : (rows[step - 1]?.y ?? bottom)),
    rowTop: (step) => (step === null ? bottom : step === 0 ? header : (rows[step - 1]?.top ?? bottom)),
    barX: (span) => {
      const lane = lanes[span.processor] as Lane;
      const track = tracks.get(span) ?? 0;
      return inLane ? lane.x + lane.width - 10 - track * barStep : lane.mark + (wide ? 16 : 11) + track * barStep;
    },
  };
}
