/** Everything that a reader said, against every case: one list, in the order in which to look at it. */
import { DRIVERS, type ProductLine } from '../content/lists.ts';
import type { StandingRule } from '../content/schemas.ts';
import { ruleOfDay, standingOf } from '../content/standing.ts';
import { lineOf, type MachineSaid } from './documented.ts';
import type { BuildKnown, CaseKnown, Knowledge } from './knowledge.ts';
import { type MachineVerdict, machineVerdict } from './machine.ts';
import { type FileSeen, readPaste } from './paste.ts';
import { bestOf, type Fit, fitsOf, type Seen } from './patterns.ts';
import { type Between, betweenOf, daysOf, identified, type Match, matchesOf, spansOf } from './shelf.ts';
import { trapsIn } from './traps.ts';

/** What a reader said, by all three ways. The number of processors belongs to the machine, and counts among symptoms too. */
export interface Account {
  readonly seen: Omit<Seen, 'processors' | 'secondsBetween'>;
  readonly machine: MachineSaid;
  readonly paste: string;
}

export const NOTHING_SAID: Account = {
  seen: { probes: {}, stop: null, time: null },
  machine: { product: null, pack: null, build: null, platform: null, processors: null, registry: {} },
  paste: '',
};

/** A driver file that was pasted, found or placed. */
export interface FileFinding {
  readonly seen: FileSeen;
  /** The documented files that it is, as far as can be said. */
  readonly found: readonly Match[];
  /** Builds known by a span of days alone, which holds its day. */
  readonly spans: readonly BuildKnown[];
  /** Where it lies between documented files; told where it is none of them. */
  readonly between: readonly Between[];
  readonly traps: readonly string[];
  /** The product lines on which it can be, with the day that decides on each where no build does. */
  readonly lines: readonly ProductLine[];
}

/** What a pasted file is to a case on some product lines. */
export interface FileStanding {
  readonly lines: readonly ProductLine[];
  readonly rule: StandingRule;
  /** The build that decides; null where the date does. */
  readonly build: string | null;
  /** The reading of the date that decides, where another reading decides otherwise; else null. */
  readonly day: Date | null;
}

export interface Judged {
  readonly case: CaseKnown;
  /** The pattern that fits best what was seen; null where nothing was, or the case was never found to hang. */
  readonly fit: Fit | null;
  /** One list a pasted file, in their order. */
  readonly files: readonly (readonly FileStanding[])[];
  readonly machine: MachineVerdict | null;
  /** The file, or what the articles say of the machine, rules it out. */
  readonly out: boolean;
}

/** How a driver is called on a medium, where it lies compressed: Tcpip.sy_. */
const compressed = (driver: string): string => `${driver.slice(0, -1)}_`;
const isCalled = ({ name }: FileSeen, wanted: string): boolean => name?.name.toLowerCase() === wanted.toLowerCase();
const isCompressed = (seen: FileSeen): boolean => DRIVERS.some((driver) => isCalled(seen, compressed(driver)));
const isOurs = (seen: FileSeen): boolean =>
  seen.name === null || isCompressed(seen) || DRIVERS.some((driver) => isCalled(seen, driver));

const LINES_WITH_FILES = ({ builds }: Knowledge): readonly ProductLine[] => [
  ...new Set(builds.filter(({ files }) => files.length > 0).flatMap(({ lines }) => lines)),
];

/** Finds a pasted driver file among the documented ones. `line`: what was said of the machine narrows it. */
export function findFile(knowledge: Knowledge, pasted: FileSeen, line: ProductLine | null): FileFinding {
  const packed = isCompressed(pasted);
  const seen = packed ? { ...pasted, size: null } : pasted;
  const builds = knowledge.builds.filter(({ lines }) => line === null || lines.includes(line));
  const matches = matchesOf(builds, seen);
  const found = identified(matches);
  const between = found.length > 0 ? [] : betweenOf(builds, seen, line === null ? LINES_WITH_FILES(knowledge) : [line]);
  const spans = found.length > 0 ? [] : daysOf(seen).flatMap((day) => spansOf(builds, day));
  const lines = found.length > 0 ? found.flatMap(({ build }) => build.lines) : between.map((one) => one.line);
  return {
    seen,
    found,
    spans: [...new Set(spans)],
    between,
    traps: [
      ...(packed
        ? [
            `${pasted.name?.printed} is compressed, as on a medium: its size is not that of the driver, so only the date is gone by.`,
          ]
        : []),
      ...trapsIn(seen, matches, found, { packs: knowledge.packs, builds }),
    ],
    lines: [...new Set(lines)].filter((one) => line === null || one === line),
  };
}

/** What a file is to a case: by the rule of the build that it is, and else by the rule of its day. */
export function standingsOfFile({ rules }: CaseKnown, finding: FileFinding): readonly FileStanding[] {
  const standings: { lines: ProductLine[]; rule: StandingRule; build: string | null; day: Date | null }[] = [];
  const add = (rule: StandingRule | undefined, line: ProductLine, build: string | null, day: Date | null): void => {
    if (!rule) return;
    const same = standings.find((one) => one.rule === rule && one.build === build && one.day === day);
    if (!same) standings.push({ lines: [line], rule, build, day });
    else if (!same.lines.includes(line)) same.lines.push(line);
  };
  for (const { build } of finding.found)
    for (const line of build.lines.filter((one) => finding.lines.includes(one)))
      add(standingOf(rules, build.id, build, line), line, build.id, null);
  const days = daysOf(finding.seen);
  if (finding.found.length === 0)
    for (const line of finding.lines) {
      const meant = days.map((day) => ruleOfDay(rules, line, day));
      const alike = meant.every((rule) => rule === meant[0]);
      for (const [at, rule] of meant.entries()) add(rule, line, null, alike ? null : (days[at] ?? null));
    }
  return standings;
}

const rulesOut = ({ is }: StandingRule): boolean => is === 'fixed here' || is === 'not affected';

/** A row of another driver that agrees with a pasted file, or bears only its name. */
export interface Stranger {
  readonly seen: FileSeen;
  /** Articles that print this very row. */
  readonly rows: readonly string[];
  /** Articles that print other rows of the same driver. */
  readonly names: readonly string[];
}

function strangerOf({ others }: Knowledge, seen: FileSeen): Stranger {
  const same = others.filter(({ name }) => name.toLowerCase() === seen.name?.name.toLowerCase());
  const days = daysOf(seen).map((day) => day.getTime());
  const isRow = ({ day, bytes }: (typeof others)[number]): boolean =>
    (days.length === 0 || (day !== null && days.includes(day.getTime()))) &&
    (seen.size === null || bytes === null || (seen.size.between[0] <= bytes && bytes <= seen.size.between[1])) &&
    (days.length > 0 || seen.size !== null);
  const rows = [...new Set(same.filter(isRow).map(({ kb }) => kb))];
  return { seen, rows, names: [...new Set(same.map(({ kb }) => kb))].filter((kb) => !rows.includes(kb)) };
}

/** What was seen, with what belongs to the machine. */
export const wholeOf = ({ secondsBetween }: Knowledge, { seen, machine }: Pick<Account, 'seen' | 'machine'>): Seen => ({
  ...seen,
  processors: machine.processors,
  secondsBetween,
});

/** Whether anything was said of symptoms. The number of processors alone is none. */
export const isAnySeen = ({ probes, stop }: Pick<Seen, 'probes' | 'stop'>): boolean =>
  stop !== null || Object.keys(probes).length > 0;

/** A paste that names no platform is of the machine's, if that was said. */
const withPlatform = (file: FileSeen, { platform }: MachineSaid): FileSeen =>
  file.platform || platform === null
    ? file
    : { ...file, platform: { printed: platform, at: 0, platforms: [platform] } };

/** Of a listing of all drivers no more is shown than this. */
const MOST_FILES = 6;
/** Of files of other names, which the book can say little of. */
const MOST_STRANGERS = 12;

export interface Judgement {
  readonly cases: readonly Judged[];
  readonly files: readonly FileFinding[];
  readonly strangers: readonly Stranger[];
  /** What of the paste was not understood, in sentences. */
  readonly notes: readonly string[];
}

/**
 * Judges everything that was said.
 *
 * The rule of the order: a case that the articles rule out, for the file or for the machine, comes last. Of the others, the
 * one whose best pattern contradicts the fewest answers comes first, and among equals the one whose pattern fits more of
 * them. Then by number.
 */
export function judge(knowledge: Knowledge, { seen, machine, paste }: Account): Judgement {
  const pasted = readPaste(paste);
  const line = lineOf(knowledge, machine);
  const ours = pasted.files.filter(isOurs);
  const files = ours.slice(0, MOST_FILES).map((file) => findFile(knowledge, withPlatform(file, machine), line));
  const others = pasted.files.filter((file) => !isOurs(file));
  const strangers = others.slice(0, MOST_STRANGERS).map((file) => strangerOf(knowledge, file));
  const whole: Seen = wholeOf(knowledge, { seen, machine });
  const cases = knowledge.cases.map((one): Judged => {
    const standings = files.map((finding) => standingsOfFile(one, finding));
    const verdict = machineVerdict(one, knowledge, machine);
    const everyFileOut =
      standings.length > 0 && standings.every((list) => list.length > 0 && list.every(({ rule }) => rulesOut(rule)));
    return {
      case: one,
      fit: isAnySeen(whole) ? bestOf(fitsOf(one.patterns, whole)) : null,
      files: standings,
      machine: verdict,
      out: everyFileOut || verdict?.documented.is === 'cannot',
    };
  });
  const against = ({ fit }: Judged): number => fit?.contradicts.length ?? 0;
  const forIt = ({ fit }: Judged): number => fit?.fits.length ?? 0;
  return {
    cases: cases.toSorted(
      (one, other) => Number(one.out) - Number(other.out) || against(one) - against(other) || forIt(other) - forIt(one),
    ),
    files,
    strangers,
    notes: [
      ...pasted.notes,
      ...(ours.length > MOST_FILES ? [`Of ${ours.length} such files the first ${MOST_FILES} are shown.`] : []),
      ...(others.length > MOST_STRANGERS
        ? [`Of ${others.length} files that are not these drivers the first ${MOST_STRANGERS} are shown.`]
        : []),
    ],
  };
}
