import { buildsOf } from '../../src/sim/computer/runnable.ts';
import { inWords, type Setting } from '../../src/sim/computer/setting.ts';
import type { Exploration } from '../../src/sim/explore/explore.ts';
import { CASES, routinesOf, settingOf } from '../../src/sim/library/index.ts';
import { BadModel } from '../../src/sim/machine/badModel.ts';
import type { Routine } from '../../src/sim/terms.ts';
import { explore } from '../../tools/explored.ts';
import {
  brokenPromise,
  expectedBehind,
  leftBehind,
  type Row,
  symptomsOf,
  TRUTH_TABLE,
  verdictOf,
} from '../../tools/truthTable.ts';
import { damagedBody } from './damage.ts';
import { breachesOf } from './lockDiscipline.ts';

/** One small damage to a routine. */
export interface Mutation {
  readonly routine: Routine;
  /** `TdiCloseAddress of nt4-sp3: drops KeSetEvent(...)`. */
  readonly name: string;
  readonly what: string;
  readonly mutant: Routine;
}

/** Every case on every one of its builds. */
const FILES: readonly Setting[] = Object.values(CASES).flatMap((one) =>
  buildsOf(one).map((build) => settingOf({ case: one.name, build })),
);

/** The drivers' routines in every form, each once, with the cases and builds that have it. */
const ROUTINES: ReadonlyMap<Routine, readonly Setting[]> = FILES.reduce((all, file) => {
  for (const routine of Object.values(routinesOf(file))) all.set(routine, [...(all.get(routine) ?? []), file]);
  return all;
}, new Map<Routine, Setting[]>());

/** Every mutation of every routine of every build. */
export const MUTATIONS: readonly Mutation[] = [...ROUTINES].flatMap(([routine, [first]]) =>
  [...damagedBody(routine.body)].map(({ what, damaged }) => ({
    routine,
    name: `${routine.name} of ${first?.build}: ${what}`,
    what,
    mutant: { ...routine, body: damaged },
  })),
);

/** Settings large enough to slow the sweep down come last: most mutations are noticed long before. */
const rowsOf = (routine: Routine): readonly Row[] =>
  TRUTH_TABLE.filter(({ setting }) =>
    ROUTINES.get(routine)?.some((file) => file.case === setting.case && file.build === setting.build),
  ).sort((a, b) => a.states - b.states);

/** More machines than any row of the table has: a mutation that needs more has changed the machine. */
const BOUND = 200_000;

/** The first row of the truth table that a mutation turns red, and what it became, or how it makes a bad model; null if none does. */
export function noticedBy(mutation: Mutation, rows: readonly Row[] = rowsOf(mutation.routine)): string | null {
  try {
    return rowTurnedBy(mutation, rows);
  } catch (error) {
    if (error instanceof BadModel) return error.message;
    throw error;
  }
}

function rowTurnedBy({ routine, mutant }: Mutation, rows: readonly Row[]): string | null {
  for (const row of rows) {
    const { setting, expected, symptoms } = row;
    const exploration = explore(setting, BOUND, { ...routinesOf(setting), [routine.name]: mutant });
    const now = verdictOf(exploration);
    if (now !== expected) return `${inWords(setting)}: ${now} instead of ${expected}`;
    const behind = leftBehind(exploration);
    if (behind !== expectedBehind(row)) return `${inWords(setting)}: leaves ${behind}`;
    const breach = brokenPromise(exploration) ?? breachesOf(exploration.model)[0];
    if (breach) return `${inWords(setting)}: ${breach}`;
    if (symptomsOf(exploration) !== symptoms)
      return `${inWords(setting)}: ${symptomsOf(exploration)} instead of ${symptoms}`;
    const broken = newlyBroken(exploration, setting);
    if (broken) return `${inWords(setting)}: ${broken}`;
  }
  return null;
}

/** A rule of the DDK that the undamaged driver keeps; null where none is. That takes a look at every state, so it is asked last. */
function newlyBroken(exploration: Exploration, setting: Setting): string | null {
  const kept = new Set(explore(setting).rules.map(({ rule }) => rule));
  return exploration.rules.find(({ rule }) => !kept.has(rule))?.rule ?? null;
}
