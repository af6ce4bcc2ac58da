/** What the build knows of other readings: every reading of every setting that is told of, searched once. */
import type { Runnable } from '../sim/computer/runnable.ts';
import { isSameSetting, loadIn, type Setting } from '../sim/computer/setting.ts';
import { type Outcome, outcomeOfBook, sayOutcome, type UnderReading, underReadings } from '../sim/explore/readings.ts';
import { LIBRARY, modelOf, runnable, settingOf } from '../sim/library/index.ts';
import { fingerprintOf } from '../sim/machine/fingerprint.ts';
import { listed, many } from '../sim/sentences.ts';
import { oncePerSetting } from './oncePerSetting.ts';

/** Every reading of a setting, in the order in which its case lists them. */
export const readingsOfSetting = oncePerSetting((setting): readonly UnderReading[] => [
  ...underReadings(runnable(setting.case), setting),
]);

export interface ReadingRow {
  readonly setting: Setting;
  /** How the setting differs from what is usual: `1 processor`, `process exit, one thread`. */
  readonly name: string;
  /** What it comes to as the book assumes; null where its search gave up. */
  readonly outcome: Outcome | null;
  readonly under: readonly UnderReading[];
}

/** The settings of a case or a concept that the table of readings tells of: the usual one, and one thing changed at a time. */
function settingsOf({ name, processors, loads, registry, builds }: Runnable): readonly Setting[] {
  // A file that has the same form of the fault is the same computer.
  const forms = Object.entries(builds).filter(
    ([, form], at, all) => all.findIndex(([, other]) => other === form) === at,
  );
  const wishes = [
    ...processors.choices.map((count) => ({ processors: count })),
    ...loads.map((load) => ({ load: load.name })),
    ...registry.flatMap((value) => value.values.map((chosen) => ({ registry: { [value.name]: chosen } }))),
    ...forms.map(([build]) => ({ build })),
  ];
  // A registry value that no routine reads makes no computer of its own.
  const settings = new Map<string, Setting>();
  for (const wish of [{}, ...wishes]) {
    const setting = settingOf({ case: name, ...wish });
    const computer = fingerprintOf(modelOf(setting));
    if (!settings.has(computer)) settings.set(computer, setting);
  }
  // What differs in nothing but its processors comes first.
  return [...settings.values()].toSorted(
    (one, other) => Number(isUsual(other)) - Number(isUsual(one)) || one.processors - other.processors,
  );
}

/** Whether all but the number of processors is as usual. */
function isUsual(setting: Setting): boolean {
  const usual = settingOf({ case: setting.case });
  return isSameSetting({ ...setting, processors: usual.processors }, usual);
}

function nameOf(one: Runnable, setting: Setting, buildName: (id: string) => string): string {
  const usual = settingOf({ case: one.name });
  const { processors, build, load, registry } = setting;
  if (load !== usual.load) return loadIn(one, setting).title;
  const other = Object.entries(registry).find(([value, data]) => data !== usual.registry[value]);
  if (other) return other.join(' ');
  if (build !== null && build !== usual.build) return buildName(build);
  return many(processors, 'processor');
}

/** What a setting comes to as the book assumes, in a few words. */
export const verdictInWords = (setting: Setting): string => {
  const outcome = outcomeOfBook(runnable(setting.case), setting);
  return outcome ? sayOutcome(outcome) : 'not known: the search gave up';
};

/** The table of readings of everything that has any. `buildName`: what a driver's file is called. */
export const readingTables = (
  buildName: (id: string) => string,
): readonly { readonly of: Runnable; readonly rows: readonly ReadingRow[] }[] =>
  Object.values(LIBRARY)
    .filter(({ readings }) => readings.length > 0)
    .map((one) => ({
      of: one,
      rows: settingsOf(one).map((setting) => ({
        setting,
        name: nameOf(one, setting, buildName),
        outcome: outcomeOfBook(one, setting),
        under: readingsOfSetting(setting),
      })),
    }));

/**
 * What follows from one reading, in sentences, worked out from the tables: in which settings of which case the verdict
 * or what can be seen is another. Empty where nothing runs under it.
 */
export function followsFrom(id: string, tables: ReturnType<typeof readingTables>): readonly string[] {
  return tables.flatMap(({ of: { name, readings }, rows }) => {
    if (!readings.some((reading) => reading.id === id)) return [];
    const cells = rows.flatMap((row) => row.under.filter((one) => one.id === id).map((one) => ({ row, one })));
    const inSettings = (all: readonly { readonly row: ReadingRow }[]): string =>
      settingsListed(all.map(({ row }) => row));
    const of = (is: UnderReading['is']) => cells.filter(({ one }) => one.is === is);
    const others = of('other verdict').map((cell) => ({
      ...cell,
      says: `${cell.one.outcome ? sayOutcome(cell.one.outcome) : ''} instead of ${cell.row.outcome ? sayOutcome(cell.row.outcome) : ''}`,
    }));
    const parts = [
      ...[...new Set(others.map(({ says }) => says))].map(
        (outcome) => `${outcome} ${inSettings(others.filter(({ says }) => says === outcome))}`,
      ),
      ...(of('other symptoms').length > 0 ? [`what can be seen is different ${inSettings(of('other symptoms'))}`] : []),
      ...(of('gave up').length > 0 ? [`the search gave up ${inSettings(of('gave up'))}`] : []),
      ...(of('bad model').length > 0 ? [`the computer contradicts itself ${inSettings(of('bad model'))}`] : []),
    ];
    const same = cells.filter(({ one }) => one.is === 'the same' || one.is === 'no part').length;
    const rest =
      same === cells.length
        ? `nothing changes in any of the ${cells.length} settings that were searched`
        : same > 0
          ? `nothing changes in the other ${same} settings that were searched`
          : null;
    return [`${name}: ${[...parts, ...(rest ? [rest] : [])].join('; ')}.`];
  });
}

/** Settings in a sentence: `on 2, 3 and 4 processors, and with process exit, one thread`. */
function settingsListed(rows: readonly ReadingRow[]): string {
  const counts = rows.flatMap(({ setting }) => (isUsual(setting) ? [String(setting.processors)] : []));
  const named = rows.flatMap(({ setting, name }) => (isUsual(setting) ? [] : [name]));
  return listed([
    ...(counts.length > 0 ? [`on ${listed(counts)} processor${counts.join() === '1' ? '' : 's'}`] : []),
    ...(named.length > 0 ? [`with ${listed(named.map((name) => `“${name}”`))}`] : []),
  ]);
}

/** What is taken instead of an assumption, by its number; only of those that can be taken another way. */
export const otherWays: ReadonlyMap<string, string> = new Map(
  Object.values(LIBRARY).flatMap(({ readings }) => readings.map(({ id, title }) => [id, title] as const)),
);
