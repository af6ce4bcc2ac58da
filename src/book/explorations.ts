/** What the build knows of settings: each is explored once, however many pages show it. */
import { getCollection } from 'astro:content';
import { buildsOf, type Runnable } from '../sim/computer/runnable.ts';
import { isSameSetting, type Setting, type Wish } from '../sim/computer/setting.ts';
import type { Exploration } from '../sim/explore/explore.ts';
import { summaryOf } from '../sim/explore/readings.ts';
import { reportOf } from '../sim/explore/report.ts';
import { switchesOf } from '../sim/explore/schedules.ts';
import { CASES, modelOf, readSchedule, runnable, settingOf } from '../sim/library/index.ts';
import { listingOf } from '../sim/machine/listing.ts';
import { readPlace } from '../sim/machine/read.ts';
import { listed } from '../sim/sentences.ts';
import type { Routine } from '../sim/terms.ts';
import { caseIn, type Schedule, writeSchedule } from '../sim/trace/schedule.ts';
import { packInk } from '../views/listing/ink.ts';
import type { Token } from '../views/listing/tokens.ts';
import { type DrawnSpace, drawnSpace } from '../views/space/spaceDrawing.ts';
import { findingsOf, foundReportOf } from '../workers/findings.ts';
import type { Findings } from '../workers/messages.ts';
import { type Course, courses, type Study, studyOf } from '../workers/study.ts';
import { readingsOfSetting } from './bookReadings.ts';
import { highlightC } from './highlight.ts';
import { explored, oncePerSetting } from './oncePerSetting.ts';

export interface FoundSetting {
  readonly setting: Setting;
  readonly findings: Findings;
  /** What a page opens with, at its end: the shortest schedule to the worst end, or where nothing is wrong to a good one. */
  readonly schedule: string;
}

export interface KnownSetting extends FoundSetting {
  readonly study: Study;
  /** Of that schedule. */
  readonly course: Course | null;
}

const openingOf = ({ model }: Exploration, { worst, well }: Findings): string =>
  (worst ?? well)?.schedule ?? writeSchedule(model, []);

const worked = oncePerSetting((setting): KnownSetting => {
  const exploration = explored(setting);
  const report = reportOf(exploration);
  const findings = {
    ...findingsOf(exploration),
    report: foundReportOf(exploration, report, summaryOf(readingsOfSetting(setting))),
  };
  const schedule = openingOf(exploration, findings);
  const study = studyOf(exploration, report);
  return { setting, findings, schedule, study, course: courses(exploration)(schedule) };
});

/** A schedule that an author wrote down. @throws Error with the sentence that a reader of such a link would get, which stops the build. */
export function written(text: string): Schedule {
  const { schedule, problem } = readSchedule(text, caseIn(text) ?? '');
  if (problem !== null) throw new Error(`${text}: ${problem}`);
  return schedule;
}

/** What a search of every schedule finds, without what that means: a fraction of the work of knowing it all. */
export function found(wish: Wish): FoundSetting {
  const setting = settingOf(wish);
  const exploration = explored(setting);
  const findings = findingsOf(exploration);
  return { setting, findings, schedule: openingOf(exploration, findings) };
}

/**
 * What is known of a setting. `runs` are schedules that an author has chosen: one of this setting is what a page opens
 * with, and where nothing hangs it is also what is run.
 *
 * @throws UnknownChoice with a sentence that names the choices, which stops the build.
 */
export function known(wish: Wish, runs: readonly string[] = []): KnownSetting {
  const setting = settingOf(wish);
  const base = worked(setting);
  const text = runs.find((run) => isSameSetting(written(run).setting, setting));
  if (text === undefined) return base;
  const exploration = explored(setting);
  const { steps } = written(text);
  const well = { schedule: text, steps: steps.length, switches: switchesOf(exploration.model, steps) };
  const findings = base.findings.well ? { ...base.findings, well } : base.findings;
  return { ...base, findings, schedule: text, course: courses(exploration)(text) };
}

/**
 * Every setting of a concept, its own first, each with the run that an author has chosen for it, or the shortest.
 *
 * @throws Error where a run is of something else, or two are of one setting: a slip of the author's, which stops the build.
 */
export function everySetting(name: string, runs: readonly string[]): readonly KnownSetting[] {
  const { loads, processors } = runnable(name);
  const home = settingOf({ case: name });
  const all = loads.flatMap(({ name: load }) =>
    processors.choices.map((count) => settingOf({ case: name, load, processors: count })),
  );
  for (const text of runs) {
    const { setting } = written(text);
    if (!all.some((one) => isSameSetting(one, setting))) throw new Error(`${text} is no run of ${name}.`);
    if (runs.filter((other) => isSameSetting(written(other).setting, setting)).length > 1)
      throw new Error(`${text}: ${name} has two runs of one setting.`);
  }
  return all
    .map((setting) => known(setting, runs))
    .toSorted((one, other) => Number(isSameSetting(other.setting, home)) - Number(isSameSetting(one.setting, home)));
}

/** The whole space of a setting, with a run through it, ready to be drawn: for one of a few hundred machines at most. */
export function wholeSpace({ setting, schedule }: KnownSetting): DrawnSpace {
  return drawnSpace(explored(setting), written(schedule).steps);
}

/** The values that some data can have once the machine has come to rest, in words; the likes of `Count 1 or 2`. */
export function leftIn({ setting }: KnownSetting, name: string): string {
  const { model, space, ends } = explored(setting);
  const place = model.layout.places.machine.find((one) => one.name === name);
  if (!place)
    throw new Error(
      `${setting.case} has no ${name}: expected one of ${model.layout.places.machine.map((one) => one.name).join(', ')}`,
    );
  const values = new Set(ends.map(({ state }) => readPlace(model, space.machine(state), place)));
  return `${name} ${listed(
    [...values].sort().map((value) => place.values?.[value] ?? String(value)),
    'or',
  )}`;
}

/** The verdict of a setting and the shortest schedule to it, without what all that means. @throws UnknownChoice, as above. */
export function judged(wish: Wish): { readonly setting: Setting; readonly findings: Findings } {
  const setting = settingOf(wish);
  return { setting, findings: findingsOf(explored(setting)) };
}

/** What each build that a machine can have is called in the book, by its id. */
export async function buildNames(name: string): Promise<Readonly<Record<string, string>>> {
  const ids = buildsOf(runnable(name));
  const builds = (await getCollection('builds')).filter(({ id }) => ids.includes(id));
  return Object.fromEntries(builds.map(({ id, data }) => [id, data.name]));
}

function inkOfRoutines(routines: readonly Routine[]): string {
  const lines = new Map<string, readonly Token[]>();
  for (const routine of new Set(routines)) {
    const texts = listingOf(routine).rows.map(({ text }) => text);
    for (const [at, tokens] of highlightC(texts).entries()) lines.set(texts[at] as string, tokens);
  }
  return packInk(lines);
}

/** Every routine of a driver that a case has a fault in, in every form. */
const routinesOfFault = ({ fault }: Runnable): readonly Routine[] =>
  fault
    ? [...fault.drivers.map(({ sound }) => sound), ...Object.values(fault.forms)].flatMap((table) =>
        Object.values(table),
      )
    : [];

/** Every line of every driver, in every form, in colour. */
export const inkOfBuilds = (): string => inkOfRoutines(Object.values(CASES).flatMap(routinesOfFault));

const inks = new Map<string, string>();

/** Every line that a machine can come to show, whatever its build and load, in colour. */
export function inkOf(name: string): string {
  const before = inks.get(name);
  if (before !== undefined) return before;
  const one = runnable(name);
  const models = one.loads.map(({ name: load }) => modelOf(settingOf({ case: name, load })));
  const packed = inkOfRoutines([
    ...routinesOfFault(one),
    ...models.flatMap(({ computer }) =>
      computer.instructions.flatMap(({ at }) => at.map(({ listing }) => listing.routine)),
    ),
  ]);
  inks.set(name, packed);
  return packed;
}
