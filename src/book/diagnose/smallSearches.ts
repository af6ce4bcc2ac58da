/** Every small setting of every case, searched when the book is built: for what can happen, and for what it looks like. */
import { ASKED, LETTERS, type Pattern } from '../../diagnose/patterns.ts';
import { type Cell, OUTCOMES, type Searched } from '../../diagnose/searched.ts';
import { buildsOf } from '../../sim/computer/runnable.ts';
import type { Setting } from '../../sim/computer/setting.ts';
import type { Exploration } from '../../sim/explore/explore.ts';
import { distinctSymptoms } from '../../sim/explore/report.ts';
import type { Symptom } from '../../sim/explore/symptoms.ts';
import { caseOf, modelOf } from '../../sim/library/index.ts';
import { stopsAtUserMode, waitsStandStill } from '../../sim/library/readings.ts';
import { fingerprintOf } from '../../sim/machine/fingerprint.ts';
import { explored } from '../oncePerSetting.ts';

/** A load of more states than this is heavy: its search is left to the article's page, and said to be. */
const MOST_STATES = 20_000;

/** What one search came to. */
interface Came {
  readonly outcome: keyof typeof OUTCOMES;
  readonly states: number;
  /** Every different row of symptoms, and the code of every stop. */
  readonly rows: readonly (readonly Symptom[])[];
  readonly stops: readonly number[];
}

/** By setting, and by the fingerprint of the model that it makes. */
const known = new Map<string, Came>();

const outcomeOf = ({ verdict, inevitable, complete }: Exploration): Came['outcome'] => {
  if (verdict === 'hang' || verdict === 'loop') return inevitable ? 'every' : 'some';
  if (verdict === 'stop') return inevitable ? 'every stop' : 'stop';
  if (verdict === 'broken-promise') return inevitable ? 'every broken' : 'broken';
  return complete ? 'none' : 'open';
};

/** Searches a setting, once for all settings of the same model. */
function search(setting: Setting): Came {
  const asked = JSON.stringify(setting);
  const before = known.get(asked);
  if (before) return before;
  const print = fingerprintOf(modelOf(setting));
  const came = known.get(print) ?? searchAnew(setting);
  known.set(asked, came).set(print, came);
  return came;
}

function searchAnew(setting: Setting): Came {
  const exploration = explored(setting, MOST_STATES);
  const { complete, space, stops } = exploration;
  return {
    outcome: outcomeOf(exploration),
    states: complete ? space.states : 0,
    // Of a space that was not searched to its end nobody knows every end.
    rows: complete ? distinctSymptoms(exploration) : [],
    stops: stops.map(({ code }) => code),
  };
}

/** Every way to choose one of each list. */
const combinations = (lists: readonly (readonly string[])[]): readonly (readonly string[])[] =>
  lists.reduce<readonly (readonly string[])[]>(
    (sofar, list) => sofar.flatMap((one) => list.map((item) => [...one, item])),
    [[]],
  );

/** Everything a case lets a reader choose, with one build: one list of settings, the loads, for each computer. */
function computersOf(
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
  const computers = computersOf(name, build).map(({ values, settings }) => {
    const came = settings.map(search);
    return {
      processors: settings[0]?.processors ?? 0,
      values,
      loads: came.map(({ outcome }) => OUTCOMES[outcome]).join(''),
      states: came.reduce((sum, one) => sum + one.states, 0),
    };
  });
  return alike(computers, ({ values: _, ...same }) => same).map((group) => {
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

const ofRow = (row: readonly Symptom[]): Omit<Pattern, 'where'> => ({
  lives: Object.fromEntries(
    row.map(({ probe, then }) => [probe.name, then.map((life) => LETTERS[life]).join('')]),
  ) as Pattern['lives'],
  stop: null,
});
/** Behind a stop screen nothing runs any more. */
const ofStop = (code: number): Omit<Pattern, 'where'> => ({
  lives: Object.fromEntries(ASKED.map((probe) => [probe, 'd'])) as Pattern['lives'],
  stop: code,
});

const distinct = <T>(items: readonly T[]): readonly T[] => [...new Set(items)];

/**
 * A setting in which nothing goes wrong as the book assumes, under the readings of what NT itself does where no source
 * says: such a computer is not ruled out. Of the file that the article is about; the others have no fault to come out.
 */
function whereNtIsNotKnown(setting: Setting): readonly Setting[] {
  const { builds, readings } = caseOf(setting.case);
  if (setting.build !== Object.keys(builds)[0] || search(setting).outcome !== 'none') return [];
  return readings.filter(({ id }) => OF_NT.has(id)).map(({ id }) => ({ ...setting, reading: id }));
}
const OF_NT: ReadonlySet<string> = new Set([waitsStandStill.id, stopsAtUserMode.id]);

/**
 * Every pattern that a case can come to, whatever the build, with the settings in which it does. One that comes out under
 * another reading stands by itself, with the reading: settings of the book's own account do not mix with it.
 */
export function patternsOf(name: string): readonly Pattern[] {
  const { registry, loads } = caseOf(name);
  const all = buildsOf(caseOf(name))
    .flatMap((build) => computersOf(name, build))
    .flatMap(({ settings }) => settings)
    .flatMap((setting) => [setting, ...whereNtIsNotKnown(setting)])
    .flatMap((setting) => {
      const { rows, stops } = search(setting);
      return [...rows.map(ofRow), ...stops.map(ofStop)].map((pattern) => ({ pattern, setting }));
    });
  return alike(all, ({ pattern, setting }) => [pattern, setting.reading]).map((group) => ({
    ...group[0].pattern,
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
      ...(group[0].setting.reading === null ? {} : { onlyIfNot: [group[0].setting.reading] }),
    },
  }));
}
