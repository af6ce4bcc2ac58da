/** Every small setting of every case, searched when the book is built: for what can happen, and for what it looks like. */
import { ASKED, LETTERS, type Picture } from '../../diagnose/pictures.ts';
import { type Cell, OUTCOMES, type Searched } from '../../diagnose/searched.ts';
import { buildsOf } from '../../sim/computer/runnable.ts';
import type { Setting } from '../../sim/computer/setting.ts';
import type { Exploration } from '../../sim/explore/explore.ts';
import { distinctSymptoms } from '../../sim/explore/report.ts';
import type { Symptom } from '../../sim/explore/symptoms.ts';
import { caseOf, modelOf } from '../../sim/library/index.ts';
import { fingerprintOf } from '../../sim/machine/fingerprint.ts';
import { explored } from '../explored.ts';

/** A load that takes more machines than this is heavy: its search is left to the article's page, and said to be. */
const MOST_MACHINES = 20_000;

/** What one search came to. */
interface Came {
  readonly outcome: keyof typeof OUTCOMES;
  readonly machines: number;
  /** Every different row of symptoms, and the code of every stop. */
  readonly rows: readonly (readonly Symptom[])[];
  readonly stops: readonly number[];
}

/** By setting, and by the machine that it is. */
const known = new Map<string, Came>();

const outcomeOf = ({ verdict, inevitable, complete }: Exploration): Came['outcome'] => {
  if (verdict === 'hang' || verdict === 'loop') return inevitable ? 'every' : 'some';
  if (verdict === 'stop') return inevitable ? 'every stop' : 'stop';
  if (verdict === 'broken-promise') return inevitable ? 'every broken' : 'broken';
  return complete ? 'none' : 'open';
};

/** Searches a setting, once for all settings that are the same machine. */
function search(setting: Setting): Came {
  const asked = JSON.stringify(setting);
  const before = known.get(asked);
  if (before) return before;
  const machine = fingerprintOf(modelOf(setting));
  const came = known.get(machine) ?? searchAnew(setting);
  known.set(asked, came).set(machine, came);
  return came;
}

function searchAnew(setting: Setting): Came {
  const found = explored(setting, MOST_MACHINES);
  return {
    outcome: outcomeOf(found),
    machines: found.complete ? found.space.states : 0,
    // Of a space that was not searched to its end nobody knows every end.
    rows: found.complete ? distinctSymptoms(found) : [],
    stops: found.stops.map(({ code }) => code),
  };
}

/** Every way to choose one of each list. */
const combinations = (lists: readonly (readonly string[])[]): readonly (readonly string[])[] =>
  lists.reduce<readonly (readonly string[])[]>(
    (sofar, list) => sofar.flatMap((one) => list.map((item) => [...one, item])),
    [[]],
  );

/** Everything a case lets a reader choose, with one build: one list of settings, the loads, for each machine. */
function machinesOf(
  name: string,
  build: string,
): readonly { values: readonly string[]; settings: readonly Setting[] }[] {
  const { processors, registry, loads } = caseOf(name);
  return processors.choices.flatMap((count) =>
    combinations(registry.map(({ values }) => values)).map((values) => ({
      values,
      settings: loads.map((load) => ({
        case: name,
        build,
        processors: count,
        registry: Object.fromEntries(registry.map((value, at) => [value.name, values[at] ?? ''])),
        load: load.name,
        reading: null,
      })),
    })),
  );
}

/** Items with the same key, together. */
function alike<T>(items: readonly T[], keyOf: (item: T) => unknown): readonly (readonly [T, ...T[]])[] {
  const groups = new Map<string, [T, ...T[]]>();
  for (const item of items) {
    const key = JSON.stringify(keyOf(item));
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return [...groups.values()];
}

function cellsOf(name: string, build: string): readonly Cell[] {
  const machines = machinesOf(name, build).map(({ values, settings }) => {
    const came = settings.map(search);
    return {
      processors: settings[0]?.processors ?? 0,
      values,
      loads: came.map(({ outcome }) => OUTCOMES[outcome]).join(''),
      machines: came.reduce((sum, one) => sum + one.machines, 0),
    };
  });
  return alike(machines, ({ values: _, ...same }) => same).map((group) => {
    const [{ values: _, ...same }] = group;
    return { ...same, registry: group.map(({ values }) => values) };
  });
}

/** The whole table of a case: builds that come to the same in every setting stand together. */
export function searchedOf(name: string): Searched {
  const { registry, loads } = caseOf(name);
  const tables = buildsOf(caseOf(name)).map((build) => ({ build, cells: cellsOf(name, build) }));
  return {
    registry: registry.map((value) => value.name),
    loads: loads.map(({ title }) => title),
    tables: alike(tables, ({ cells }) => cells).map((group) => ({
      builds: group.map(({ build }) => build),
      cells: group[0].cells,
    })),
  };
}

const ofRow = (row: readonly Symptom[]): Omit<Picture, 'where'> => ({
  lives: Object.fromEntries(
    row.map(({ probe, then }) => [probe.name, then.map((life) => LETTERS[life]).join('')]),
  ) as Picture['lives'],
  stop: null,
});
/** Behind a stop screen nothing runs any more. */
const ofStop = (code: number): Omit<Picture, 'where'> => ({
  lives: Object.fromEntries(ASKED.map((probe) => [probe, 'd'])) as Picture['lives'],
  stop: code,
});

const distinct = <T>(items: readonly T[]): readonly T[] => [...new Set(items)];

/** Every picture that a case can come to, whatever the build, with the settings in which it does. */
export function picturesOf(name: string): readonly Picture[] {
  const { registry, loads } = caseOf(name);
  const all = buildsOf(caseOf(name))
    .flatMap((build) => machinesOf(name, build))
    .flatMap(({ settings }) => settings)
    .flatMap((setting) => {
      const { rows, stops } = search(setting);
      return [...rows.map(ofRow), ...stops.map(ofStop)].map((picture) => ({ picture, setting }));
    });
  return alike(all, ({ picture }) => picture).map((group) => ({
    ...group[0].picture,
    where: {
      processors: distinct(group.map(({ setting }) => setting.processors)).toSorted(),
      registry: Object.fromEntries(
        registry.flatMap(({ name: value, values }) => {
          const found = values.filter((one) => group.some(({ setting }) => setting.registry[value] === one));
          return found.length === values.length ? [] : [[value, found]];
        }),
      ),
      loads: loads
        .filter(({ name: load }) => group.some(({ setting }) => setting.load === load))
        .map(({ title }) => title),
    },
  }));
}
