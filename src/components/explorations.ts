/** What the build knows of settings: each is explored once, however many pages show it. */
import { getCollection } from 'astro:content';
import { BUILDS } from '../sim/builds/index.ts';
import { RUNNABLES, type RunnableName, type Setting, settingOf, type Wish } from '../sim/cases/index.ts';
import { explore } from '../sim/explore/explore.ts';
import { reportOf } from '../sim/explore/report.ts';
import { listingOf } from '../sim/machine/listing.ts';
import { modelOf } from '../sim/machine/model.ts';
import { writeSchedule } from '../sim/trace/schedule.ts';
import { findingsOf, foundReportOf } from '../workers/findings.ts';
import type { Findings } from '../workers/messages.ts';
import { type Course, courses, type Study, studyOf } from '../workers/study.ts';
import { highlightC, type Token } from './highlight.ts';
import { packInk } from './views/ink.ts';

export interface Known {
  readonly setting: Setting;
  readonly findings: Findings;
  /** What a page opens with, at its end: the shortest hang, or where nothing hangs the shortest way to a good end. */
  readonly schedule: string;
  readonly study: Study;
  /** Of that schedule. */
  readonly course: Course | null;
}

const explored = new Map<string, Known>();

/** @throws UnknownChoice with a sentence that names the choices, which stops the build. */
export function known(wish: Wish): Known {
  const setting = settingOf(wish);
  const key = JSON.stringify(setting);
  const before = explored.get(key);
  if (before) return before;
  const exploration = explore(setting);
  const report = reportOf(exploration);
  const findings = { ...findingsOf(exploration), report: foundReportOf(exploration, report) };
  const schedule = (findings.shortest ?? findings.well)?.schedule ?? writeSchedule(exploration.model, []);
  const study = studyOf(exploration, report);
  const now = { setting, findings, schedule, study, course: courses(exploration)(schedule) };
  explored.set(key, now);
  return now;
}

/** What each build is called in the book, by its id. */
export async function buildNames(): Promise<Readonly<Record<string, string>>> {
  return Object.fromEntries((await getCollection('builds')).map(({ id, data }) => [id, data.name]));
}

const inks = new Map<RunnableName, string>();

/** Every line that a machine can come to show, whatever its build and load, in colour. */
export function inkOf(name: RunnableName): string {
  const before = inks.get(name);
  if (before !== undefined) return before;
  const { builds, loads } = RUNNABLES[name];
  const models = loads.map(({ name: load }) => modelOf(settingOf({ case: name, load })));
  const routines = new Set([
    ...(builds.length === 0 ? [] : BUILDS).flatMap((build) => Object.values(build.routines)),
    ...models.flatMap(({ computer }) =>
      computer.instructions.flatMap(({ at }) => at.map(({ listing }) => listing.routine)),
    ),
  ]);
  const lines = new Map<string, readonly Token[]>();
  for (const routine of routines) {
    const texts = listingOf(routine).rows.map(({ text }) => text);
    for (const [at, tokens] of highlightC(texts).entries()) lines.set(texts[at] as string, tokens);
  }
  const packed = packInk(lines);
  inks.set(name, packed);
  return packed;
}
