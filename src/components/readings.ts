/** What the build knows of other readings: every reading of every setting that is told of, searched once. */
import type { Runnable } from '../sim/computer/runnable.ts';
import { loadIn, type Setting } from '../sim/computer/setting.ts';
import { explore } from '../sim/explore/explore.ts';
import {
  MOST_STATES,
  type ReadingsTold,
  sayOutcome,
  tellReadings,
  type UnderReading,
  underReadings,
} from '../sim/explore/readings.ts';
import { LIBRARY, modelOf, runnable, settingOf } from '../sim/library/index.ts';
import { listed } from '../sim/trace/words.ts';
import { oncePerSetting } from './explored.ts';

/** Every reading of a setting, in the order in which its case lists them. */
export const readingsOfSetting = oncePerSetting((setting): readonly UnderReading[] => [
  ...underReadings(runnable(setting.case), setting),
]);

/** The same in few words; null where no reading has a part in it. */
export const toldOfSetting = (setting: Setting): ReadingsTold | null => tellReadings(readingsOfSetting(setting));

export interface ReadingRow {
  readonly setting: Setting;
  /** How the setting differs from what is usual: `1 processor`, `process exit, one thread`. */
  readonly name: string;
  /** What it comes to as the book assumes, in a few words. */
  readonly verdict: string;
  readonly under: readonly UnderReading[];
}

/** The settings of a case or a concept that the table of readings tells of: the usual one, and one thing changed at a time. */
function settingsTold({ name, processors, loads, registry, builds }: Runnable): readonly Setting[] {
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
  const settings = wishes.map((wish) => settingOf({ case: name, ...wish }));
  return [...new Map(settings.map((setting) => [JSON.stringify(setting), setting])).values()];
}

function nameOf(one: Runnable, setting: Setting, buildName: (id: string) => string): string {
  const usual = settingOf({ case: one.name });
  const { processors, build, load, registry } = setting;
  if (load !== usual.load) return loadIn(one, setting).title;
  const other = Object.entries(registry).find(([value, data]) => data !== usual.registry[value]);
  if (other) return other.join(' ');
  if (build !== null && build !== usual.build) return buildName(build);
  return `${processors} processor${processors === 1 ? '' : 's'}`;
}

/** What a setting comes to as the book assumes, in a few words. */
export function verdictInWords(setting: Setting): string {
  const { complete, verdict, inevitable, stops } = explore(modelOf(setting), MOST_STATES);
  if (!complete || verdict === 'gave-up') return 'not known: the search gave up';
  return sayOutcome({ verdict, inevitable, stops: stops.map(({ code }) => code), rows: [] });
}

/** The table of readings of everything that has any. `buildName`: what a driver's file is called. */
export const readingTables = (
  buildName: (id: string) => string,
): readonly { readonly of: Runnable; readonly rows: readonly ReadingRow[] }[] =>
  Object.values(LIBRARY)
    .filter(({ readings }) => readings.length > 0)
    .map((one) => ({
      of: one,
      rows: settingsTold(one).map((setting) => ({
        setting,
        name: nameOf(one, setting, buildName),
        verdict: verdictInWords(setting),
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
    const named = (is: UnderReading['is']): string =>
      listed(cells.filter(({ one }) => one.is === is).map(({ row }) => row.name));
    const others = cells.filter(({ one }) => one.is === 'other verdict');
    const outcomes = [
      ...new Set(others.map(({ row, one }) => `${one.outcome ? sayOutcome(one.outcome) : ''}, and not ${row.verdict}`)),
    ];
    const parts = [
      ...outcomes.map((outcome) => {
        const where = others.filter(
          ({ row, one }) => `${one.outcome ? sayOutcome(one.outcome) : ''}, and not ${row.verdict}` === outcome,
        );
        return `${listed(where.map(({ row }) => row.name))}: ${outcome}.`;
      }),
      ...(cells.some(({ one }) => one.is === 'other symptoms')
        ? [`What can be seen is different with ${named('other symptoms')}.`]
        : []),
      ...(cells.some(({ one }) => one.is === 'gave up') ? [`The search gave up with ${named('gave up')}.`] : []),
      ...(cells.some(({ one }) => one.is === 'bad model')
        ? [`The computer contradicts itself with ${named('bad model')}.`]
        : []),
    ];
    const same = cells.filter(({ one }) => one.is === 'the same' || one.is === 'no part').length;
    const rest =
      same === cells.length
        ? `nothing changes in any of the ${cells.length} settings that were searched.`
        : same > 0
          ? `Nothing changes in the other ${same} settings that were searched.`
          : '';
    return [`${name}: ${[...parts, ...(rest ? [rest] : [])].join(' ')}`];
  });
}

/** What is taken instead of an assumption, by its number; only of those that can be taken another way. */
export const otherWays: ReadonlyMap<string, string> = new Map(
  Object.values(LIBRARY).flatMap(({ readings }) => readings.map(({ id, title }) => [id, title] as const)),
);
