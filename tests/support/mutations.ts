import { BUILD_IDS, type Build, buildOf } from '../../src/sim/builds/index.ts';
import { explore } from '../../src/sim/explore/explore.ts';
import type { Routine } from '../../src/sim/terms.ts';
import { damagedBody } from './damage.ts';
import { breachesOf } from './lockDiscipline.ts';
import {
  brokenPromise,
  expectedBehind,
  leftBehind,
  nameOf,
  probesOf,
  type Row,
  TRUTH_TABLE,
  verdictOf,
} from './truthTable.ts';

/** One small damage to a routine. */
export interface Mutation {
  readonly routine: Routine;
  /** `TdiCloseAddress of nt4-sp3: drops KeSetEvent(...)`. */
  readonly name: string;
  readonly what: string;
  readonly mutant: Routine;
}

/** The driver's routines, each once, with the builds that have it. */
const ROUTINES: ReadonlyMap<Routine, readonly Build[]> = BUILD_IDS.map(buildOf).reduce((all, build) => {
  for (const routine of Object.values(build.routines)) all.set(routine, [...(all.get(routine) ?? []), build]);
  return all;
}, new Map<Routine, Build[]>());

/** Every mutation of every routine of every build. */
export const MUTATIONS: readonly Mutation[] = [...ROUTINES].flatMap(([routine, [first]]) =>
  [...damagedBody(routine.body)].map(({ what, damaged }) => ({
    routine,
    name: `${routine.name} of ${first?.id}: ${what}`,
    what,
    mutant: { ...routine, body: damaged },
  })),
);

/** Settings large enough to slow the sweep down come last: most mutations are noticed long before. */
const rowsOf = (routine: Routine): readonly Row[] =>
  TRUTH_TABLE.filter(({ setting }) => ROUTINES.get(routine)?.some(({ id }) => id === setting.build)).sort(
    (a, b) => a.states - b.states,
  );

/** More machines than any row of the table has: a mutation that needs more has changed the machine. */
const BOUND = 200_000;

/** The first row of the truth table that a mutation turns red, and what it became; null if none does. */
export function noticedBy({ routine, mutant }: Mutation, rows: readonly Row[] = rowsOf(routine)): string | null {
  for (const row of rows) {
    const { setting, expected, probes } = row;
    const build = buildOf(setting.build);
    const exploration = explore(setting, BOUND, { ...build, routines: { ...build.routines, [routine.name]: mutant } });
    const now = verdictOf(exploration);
    if (now !== expected) return `${nameOf(setting)}: ${now} instead of ${expected}`;
    const behind = leftBehind(exploration);
    if (behind !== expectedBehind(row)) return `${nameOf(setting)}: leaves ${behind}`;
    const breach = brokenPromise(exploration) ?? breachesOf(exploration.model)[0];
    if (breach) return `${nameOf(setting)}: ${breach}`;
    if (probesOf(exploration) !== probes) return `${nameOf(setting)}: ${probesOf(exploration)} instead of ${probes}`;
  }
  return null;
}
