/** What a reader said as the fragment of an address, so that a result can be linked; and back. Nothing pasted is in it. */
import { PLATFORMS } from '../content/lists.ts';
import { clipped, firstFew, readable, setTwice, unescaped } from '../sim/outside.ts';
import { listed } from '../sim/sentences.ts';
import { lineOf, NO_BUILD } from './documented.ts';
import { type Account, NOTHING_SAID } from './judge.ts';
import type { Knowledge } from './knowledge.ts';
import { ANSWERS, ASKED, TIMES } from './patterns.ts';
import { readStop, writeStop } from './stops.ts';

/** What each key may be set to; null for what is not a choice. */
function choicesOf({ cases, builds, packs, products }: Knowledge): ReadonlyMap<string, readonly string[] | null> {
  return new Map<string, readonly string[] | null>([
    ...ASKED.map((probe) => [probe, ANSWERS] as const),
    ['stop', null],
    ['after', Object.keys(TIMES)],
    ['processors', processorsOf(cases).map(String)],
    ['product', products.map(({ id }) => id)],
    ['pack', packs.map(({ id }) => id)],
    ['build', [NO_BUILD, ...builds.map(({ id }) => id)]],
    ['platform', PLATFORMS],
    ...Object.entries(registryOf(cases)),
  ]);
}

/** Every number of processors with which some case was searched. */
export const processorsOf = (cases: Knowledge['cases']): readonly number[] =>
  [
    ...new Set(
      cases.flatMap(({ searched }) => searched.tables.flatMap(({ cells }) => cells.map((cell) => cell.processors))),
    ),
  ].sort();

/** Every registry value that some case asks for, with all that it was searched with. */
export function registryOf(cases: Knowledge['cases']): Readonly<Record<string, readonly string[]>> {
  const values = new Map<string, Set<string>>();
  for (const { searched } of cases)
    for (const [at, name] of searched.registry.entries())
      for (const cell of searched.tables.flatMap(({ cells }) => cells))
        for (const combination of cell.registry)
          values.set(name, (values.get(name) ?? new Set()).add(combination[at] ?? ''));
  return Object.fromEntries([...values].map(([name, set]) => [name, [...set].sort()]));
}

/** The fragment, without `#`; empty where nothing was said. */
export function writeAddress({ seen, machine }: Account): string {
  const pairs: readonly (readonly [string, string | number | null | undefined])[] = [
    ...ASKED.map((probe) => [probe, seen.probes[probe]] as const),
    [
      'stop',
      seen.stop === null || seen.stop === 'none'
        ? seen.stop
        : writeStop(seen.stop)
            .replace(/[ ()]+/g, ',')
            .replace(/,+/g, ',')
            .replace(/,$/, ''),
    ],
    ['after', seen.time],
    ['product', machine.product],
    ['pack', machine.pack],
    ['build', machine.build],
    ['platform', machine.platform],
    ['processors', machine.processors],
    ...Object.entries(machine.registry),
  ];
  return pairs.flatMap(([key, value]) => (value == null ? [] : [`${key}=${value}`])).join('&');
}

/** What a fragment says, whatever it is; what could not be read is told in sentences, and the rest holds. */
export function readAddress(
  fragment: string,
  knowledge: Knowledge,
): { readonly account: Account; readonly problems: readonly string[] } {
  const choices = choicesOf(knowledge);
  const registry = registryOf(knowledge.cases);
  const { text, cut } = readable(fragment.replace(/^#/, ''));
  const problems = cut === null ? [] : [cut];
  const said = new Map<string, string>();
  const pairs = text
    .split('&')
    .filter((one) => one !== '')
    .map((part) => unescaped(part).split(/=(.*)/s));
  for (const [key = '', value = ''] of pairs) {
    const allowed = choices.get(key);
    if (allowed === undefined)
      problems.push(`The address names “${clipped(key)}”, which is none of ${listed([...choices.keys()])}.`);
    else if (allowed !== null && !allowed.includes(value))
      problems.push(`The address says ${key}=${clipped(value)}; choose one of ${listed(allowed, 'or')}.`);
    else said.set(key, value);
  }
  problems.push(...setTwice(pairs.flatMap(([key = '']) => (choices.has(key) ? [key] : []))));
  const of = (key: string): string | null => said.get(key) ?? null;
  const stop = of('stop');
  const reading = stop === null || stop === 'none' ? null : readStop(stop);
  if (reading?.says) problems.push(reading.says);
  const account: Account = {
    seen: {
      probes: Object.fromEntries(ASKED.flatMap((probe) => (said.has(probe) ? [[probe, of(probe)]] : []))),
      stop: stop === 'none' ? 'none' : (reading?.stop ?? null),
      time: of('after') as Account['seen']['time'],
    },
    machine: {
      product: of('product'),
      pack: of('pack'),
      build: of('build'),
      platform: of('platform') as Account['machine']['platform'],
      processors: said.has('processors') ? Number(of('processors')) : null,
      registry: Object.fromEntries(
        Object.keys(registry).flatMap((name) => (said.has(name) ? [[name, of(name) ?? '']] : [])),
      ),
    },
    paste: NOTHING_SAID.paste,
  };
  const machine = fitted(account.machine, knowledge, problems);
  return { account: { ...account, machine }, problems: firstFew(problems) };
}

/** A machine whose parts fit together: a pack or a build of another product line is let go. */
export function fitted(machine: Account['machine'], knowledge: Knowledge, problems: string[] = []): Account['machine'] {
  const line = lineOf(knowledge, machine);
  const pack = knowledge.packs.find(({ id }) => id === machine.pack);
  const build = knowledge.builds.find(({ id }) => id === machine.build);
  const strangePack = pack !== undefined && pack.line !== line;
  const strangeBuild = build !== undefined && (line === null || !build.lines.includes(line));
  if (strangePack) problems.push(`${pack.name} is no pack of that product, and is left out.`);
  if (strangeBuild) problems.push(`“${build.name}” is no driver of that product, and is left out.`);
  return { ...machine, pack: strangePack ? null : machine.pack, build: strangeBuild ? null : machine.build };
}
