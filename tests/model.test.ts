import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { parse } from 'yaml';
import { assumptionSchema, machineFactSchema } from '../src/content/schemas.ts';
import type { Activity } from '../src/sim/computer/activity.ts';
import type { Routines } from '../src/sim/computer/driver.ts';
import type { Setting, Wish } from '../src/sim/computer/setting.ts';
import { specFor } from '../src/sim/computer/spec.ts';
import { type Exploration, exploringFrom } from '../src/sim/explore/explore.ts';
import { symptomsOf } from '../src/sim/explore/symptoms.ts';
import { mayWait, threadEnds } from '../src/sim/kernel/thread.ts';
import { WORKER_COUNT } from '../src/sim/library/executive/workQueue.ts';
import { routinesOf, runnable, settingOf } from '../src/sim/library/index.ts';
import { connect } from '../src/sim/library/tcpip/connect.ts';
import { modelFrom } from '../src/sim/machine/model.ts';
import type { Routine } from '../src/sim/terms.ts';
import { filesUnder, ROOT, SCRIPTS } from './support/imports.ts';
import { verdictOf } from './support/truthTable.ts';

const read = (name: string) => parse(readFileSync(join(ROOT, 'src/content/model', name), 'utf8'));
const FACTS = machineFactSchema.array().parse(read('facts.yaml'));
const ASSUMPTIONS = assumptionSchema.array().parse(read('assumptions.yaml'));

const numbersIn = (text: string) => new Set(text.match(/\b[KA]\d{1,2}\b/g));
const SOURCES = filesUnder('src/sim', SCRIPTS).map((file) => ({ file, text: readFileSync(join(ROOT, file), 'utf8') }));

describe('the numbers that comments use', () => {
  const known: readonly string[] = [...FACTS, ...ASSUMPTIONS].map(({ id }) => id);

  it('each is in the list', () => {
    const strangers = SOURCES.flatMap(({ file, text }) =>
      [...numbersIn(text)].filter((number) => !known.includes(number)).map((number) => `${file}: ${number}`),
    );
    expect(strangers).toEqual([]);
  });

  it('every assumption is named in the file that makes it', () => {
    const unnamed = ASSUMPTIONS.filter(
      ({ id, where }) => !numbersIn(SOURCES.find(({ file }) => file === where)?.text ?? '').has(id),
    );
    expect(unnamed.map(({ id, where }) => `${id} in ${where}`)).toEqual([]);
    expect(ASSUMPTIONS.filter(({ where }) => !existsSync(join(ROOT, where)))).toEqual([]);
  });

  it('they run from 1 on, without a gap and without a second of any', () => {
    for (const [letter, entries] of [
      ['K', FACTS],
      ['A', ASSUMPTIONS],
    ] as const)
      expect(entries.map(({ id }) => id)).toEqual(entries.map((_, at) => `${letter}${at + 1}`));
  });
});

/** A copy of some terms with every object that `change` knows replaced. What is told apart by being itself stays itself. */
function changed<T>(terms: T, change: (term: Record<string, unknown>) => unknown): T {
  if (Array.isArray(terms)) return terms.map((one) => changed(one, change)) as T;
  if (typeof terms !== 'object' || terms === null) return terms;
  const { kind } = terms as { kind?: string };
  const isItself = ['place', 'waitable', 'stop'].includes(kind ?? '') || 'inserted' in terms;
  if (isItself) return terms;
  return change(Object.fromEntries(Object.entries(terms).map(([key, value]) => [key, changed(value, change)]))) as T;
}

interface Otherwise {
  /** How the driver is written without the assumption. */
  readonly routines?: (routines: Routines) => readonly Routine[];
  /** How any term of driver, programs and devices is. */
  readonly term?: (term: Record<string, unknown>) => unknown;
}

/** Every schedule of a setting on a machine that lacks an assumption. */
function without(wish: Wish, { routines: otherwise, term = (one) => one }: Otherwise): Exploration {
  const setting: Setting = settingOf(wish);
  const spec = specFor(runnable(setting.case), setting);
  const replaced = Object.fromEntries((otherwise?.(spec.routines) ?? []).map((routine) => [routine.name, routine]));
  const asked: readonly Activity[] = spec.asked.map((activity) => ({
    ...activity,
    threads: activity.threads.map((thread) => ({ ...thread, routine: changed(thread.routine, term) })),
    devices: changed(activity.devices, term),
  }));
  const model = modelFrom({ ...spec, asked, routines: changed({ ...spec.routines, ...replaced }, term) });
  const { advance, result } = exploringFrom(model, model.start);
  while (advance(1 << 16));
  return result();
}

/** The different rows of symptoms of the hung machines: `ping alive, tcp dead after 0 ...`. */
const rowsOf = ({ model, space, bad }: Exploration): ReadonlySet<string> =>
  new Set(
    bad.map(({ state }) =>
      symptomsOf(model, space.machine(state))
        .map(({ probe, life, after }) => `${probe.name} ${life}${after ? ` after ${after}` : ''}`)
        .join(', '),
    ),
  );
const AS_IT_IS: Otherwise = {};
const ALL_ALIVE = 'ping alive, other alive, mouse alive, cad alive, tcp alive, open alive';

const lacking = (routine: string, lines: RegExp) => (routines: Routines) => {
  const whole = routines[routine] as Routine;
  return [
    { ...whole, body: whole.body.filter((node) => !lines.test(node.kind === 'line' ? node.text : node.line.text)) },
  ];
};
const on = (name: string, processors: number, build?: string, load?: string): Wish => ({
  case: name,
  processors,
  build,
  load,
});
/** Nothing that a reader could see differs: machines, verdict, symptoms. */
const sameIn = (settings: readonly Wish[], otherwise: Otherwise, machines = true) => {
  for (const wish of settings) {
    const [before, after] = [without(wish, AS_IT_IS), without(wish, otherwise)];
    expect(verdictOf(after)).toBe(verdictOf(before));
    expect(rowsOf(after)).toEqual(rowsOf(before));
    if (machines) expect(after.space.states).toBe(before.space.states);
  }
};

/** What the book says would change without an assumption, found out. */
const WITHOUT: Readonly<Record<string, () => void>> = {
  A6: () => {
    for (const processors of [2, 4])
      sameIn([on('Q297040', processors)], {
        term: (one) => (one['on'] === 'processor' && one['number'] === 0 ? { ...one, number: processors - 1 } : one),
      });
  },
  A7: () => {
    const stuck = [mayWait.stuck, threadEnds.acts[0]?.stuck];
    const givesUp: Otherwise = {
      term: ({ when, ...one }) => {
        if (stuck.includes(one['stuck'] as string)) return { ...one, stuck: undefined };
        return when === undefined ? one : { ...one, when };
      },
    };
    const settings = [1, 2, 4].flatMap((processors) => [on('Q297040', processors), on('Q177245', processors)]);
    sameIn(settings, givesUp, false);
  },
  A12: () => {
    const nested = routinesOf(settingOf({ case: 'Q177245', build: 'nt4-sp4' }));
    for (const processors of [1, 2, 3, 4]) {
      const routines = () => ['TdiCloseAddress', 'TdiCloseConnection'].map((name) => nested[name] as Routine);
      expect(verdictOf(without(on('Q177245', processors), { routines }))).toBe('no hang');
    }
  },
  A14: () => {
    const ungated = without(on('Q177245', 2), { routines: lacking('TdiRequest', /KeWaitForSingleObject/) });
    expect(verdictOf(ungated)).toBe('hang, some schedules');
    expect(ungated.space.states).toBe(without(on('Q177245', 2), AS_IT_IS).space.states);
    expect(rowsOf(ungated)).toEqual(new Set([ALL_ALIVE]));
  },
  A15: () => {
    const takesNone: Otherwise = {
      term: (one) => {
        const adds = (to: unknown) => typeof to === 'object' && to !== null && 'op' in to && to.op === '+';
        const place = one['put'] as { name?: string } | undefined;
        return place?.name === 'ao->References' && adds(one['to']) ? { put: place, to: place } : one;
      },
    };
    const corrected = without(on('Q177245', 2, 'nt4-sp4'), takesNone);
    expect(corrected.stops.length).toBeGreaterThan(0);
  },
  A16: () => {
    for (const processors of [1, 2, 3, 4])
      expect(verdictOf(without(on('Q177245', processors, 'nt4-sp3', 'process-exit'), AS_IT_IS))).toBe('no hang');
  },
  A17: () => {
    const [row] = rowsOf(without(on('Q177245', 2), AS_IT_IS));
    expect(row).toContain(`open fading after ${WORKER_COUNT}`);
  },
  A18: () => {
    const inDpc = { routines: lacking('TCBTimeout', /KeReleaseSpinLock/) };
    expect(verdictOf(without(on('Q297040', 1, 'nt4-sp6a'), inDpc))).toBe('no hang');
    expect(verdictOf(without(on('Q297040', 2, 'nt4-sp6a'), inDpc))).toBe('hang, every schedule');
  },
  A19: () => {
    for (const processors of [1, 2, 4])
      expect(verdictOf(without(on('Q297040', processors), { routines: () => [connect] }))).toBe('no hang');
  },
  A21: () => {
    const anyTime: Otherwise = {
      term: (one) => {
        const left = one['left'] as { name?: string } | undefined;
        return one['op'] === '==' && left?.name === 'answer to our SYN' && one['right'] === 0 ? 1 : one;
      },
    };
    for (const [load, becomes] of [
      ['answering-host', 'hang, some schedules'],
      ['refusing-host', 'hang, some schedules, IRQL_NOT_LESS_OR_EQUAL'],
    ] as const) {
      expect(verdictOf(without(on('Q297040', 1, undefined, load), AS_IT_IS))).toBe('no hang');
      expect(verdictOf(without(on('Q297040', 1, undefined, load), anyTime))).toBe(becomes);
    }
  },
  A22: () => {
    const unlocked = { routines: lacking('TCPRcv', /SpinLock/) };
    expect(verdictOf(without(on('Q297040', 4), unlocked))).toBe('no hang');
    sameIn([on('Q297040', 1)], unlocked);
  },
  A23: () => {
    const rows = rowsOf(without(on('Q297040', 2), { routines: lacking('TCBTimeout', /SpinLock/) }));
    expect([...rows]).toHaveLength(1);
    expect([...rows][0]).toContain('ping fading after 1');
    expect(rowsOf(without(on('Q297040', 2), AS_IT_IS)).size).toBe(2);
  },
};

test('what the book calls searched is searched here, and nothing else is', () => {
  expect(Object.keys(WITHOUT)).toEqual(ASSUMPTIONS.filter(({ searched }) => searched).map(({ id }) => id));
});

test.each(ASSUMPTIONS.filter(({ searched }) => searched).map(({ id, without: says }) => [id, says] as const))(
  'without %s: %s',
  (id) => WITHOUT[id]?.(),
);
