import type { Setting } from '../../src/sim/computer/setting.ts';
import type { Exploration } from '../../src/sim/explore/explore.ts';
import type { Verdicts } from '../../src/sim/explore/verdict.ts';
import { settingOf } from '../../src/sim/library/index.ts';
import { aoMemory, connMemory } from '../../src/sim/library/tcpip/address.ts';
import { tcbInTable, tcbMemory, tcbRce, tcbState } from '../../src/sim/library/tcpip/table.ts';
import { readPlace } from '../../src/sim/machine/read.ts';
import type { Place } from '../../src/sim/terms.ts';

/** What a setting must come to. `some`: a hang that not every schedule reaches; `every`: one that all reach. */
export type Expected =
  | 'no hang'
  | `${'hang' | 'loop' | 'stop' | 'broken promise'}, ${'some schedules' | 'every schedule'}`
  | `stop, ${'some schedules' | 'every schedule'}, ${string}`;

export interface Row {
  readonly claim: string;
  readonly setting: Setting;
  readonly expected: Expected;
  /** Of the machine that the shortest schedule hangs: each probe as its first letters, `+` alive, `-` dead. */
  readonly probes?: string;
  /** Machines and steps between them: golden, so that a change of the model is seen even where no verdict changes. */
  readonly states: number;
  readonly transitions: number;
}

interface Line {
  readonly claim: string;
  readonly case: string;
  readonly builds: readonly string[];
  readonly synAttackProtect?: readonly string[];
  readonly loads: readonly string[];
  readonly expected: Expected;
  readonly probes?: string;
  /** States and transitions for each number of processors; and, where a value changes the machine, per value. */
  readonly counts: Readonly<Record<number, readonly [number, number]>>;
}

const FIXED: readonly string[] = ['nt4-sp4', 'tse-1999-07-21'];
const ONLY_TCP_DEAD = 'ping+ other+ mouse+ cad+ tcp- open+';
const ALL_DEAD = 'ping- other- mouse- cad- tcp- open-';

/** The claims of the two articles, as far as the models state them. One line makes a row for each build, value, load and number of processors. */
const LINES: readonly Line[] = [
  {
    claim: 'Q177245: on one processor two closes cannot meet halfway',
    case: 'Q177245',
    builds: ['nt4-sp3'],
    synAttackProtect: ['absent', '0', '1', '2'],
    loads: ['both-closes', 'process-exit-second-closer'],
    expected: 'no hang',
    counts: { 1: [647, 939] },
  },
  {
    claim: 'Q177245: on several processors two closes can deadlock Tcpip.sys, and need not',
    case: 'Q177245',
    builds: ['nt4-sp3'],
    synAttackProtect: ['absent', '0', '1', '2'],
    loads: ['both-closes'],
    expected: 'hang, some schedules',
    probes: ONLY_TCP_DEAD,
    counts: { 2: [2427, 5182], 3: [5318, 12657], 4: [9345, 23388] },
  },
  {
    claim: 'Q177245: a process that exits while another holds the connection is two closes at once',
    case: 'Q177245',
    builds: ['nt4-sp3'],
    loads: ['process-exit-second-closer'],
    expected: 'hang, some schedules',
    probes: ONLY_TCP_DEAD,
    counts: { 2: [2427, 5182] },
  },
  {
    claim: 'Q177245: the hang is there under TCP traffic too',
    case: 'Q177245',
    builds: ['nt4-sp3'],
    loads: ['both-closes-under-traffic'],
    expected: 'hang, some schedules',
    probes: ONLY_TCP_DEAD,
    counts: { 2: [93516, 265235] },
  },
  {
    claim: 'Q177245: closing only the address is safe',
    case: 'Q177245',
    builds: ['nt4-sp3'],
    loads: ['address-only'],
    expected: 'no hang',
    counts: { 1: [24, 23], 2: [46, 46] },
  },
  {
    claim: 'Q177245: closing only the connection is safe',
    case: 'Q177245',
    builds: ['nt4-sp3'],
    loads: ['connection-only'],
    expected: 'no hang',
    counts: { 1: [24, 23], 2: [46, 46] },
  },
  {
    claim: 'Q177245: one close after the other is safe',
    case: 'Q177245',
    builds: ['nt4-sp3'],
    loads: ['in-turn'],
    expected: 'no hang',
    counts: { 1: [126, 164], 2: [314, 618] },
  },
  {
    claim: 'Q177245: a process whose one thread closes both in turn exits',
    case: 'Q177245',
    builds: ['nt4-sp3'],
    loads: ['process-exit'],
    expected: 'no hang',
    counts: { 1: [42, 41], 2: [82, 82] },
  },
  {
    claim: 'Q177245: the fixed builds never hang',
    case: 'Q177245',
    builds: FIXED,
    loads: ['both-closes'],
    expected: 'no hang',
    counts: { 1: [647, 939], 2: [2246, 4848], 3: [4825, 11703], 4: [8392, 21512] },
  },
  {
    claim: 'Q177245: the fixed builds do not hang with one closer either',
    case: 'Q177245',
    builds: ['nt4-sp4'],
    loads: ['address-only', 'connection-only'],
    expected: 'no hang',
    counts: { 2: [46, 46] },
  },
  {
    claim: 'Q177245: the fixed builds do not hang under traffic',
    case: 'Q177245',
    builds: ['nt4-sp4'],
    loads: ['both-closes-under-traffic'],
    expected: 'no hang',
    counts: { 1: [9817, 16746], 2: [89208, 254903] },
  },
  {
    claim: 'Q297040: with SynAttackProtect set, a connect to a host that does not exist hangs one processor whole',
    case: 'Q297040',
    builds: ['post-sp6a-unnamed'],
    synAttackProtect: ['1', '2'],
    loads: ['absent-host'],
    expected: 'hang, every schedule',
    probes: ALL_DEAD,
    counts: { 1: [112, 166] },
  },
  {
    claim: 'Q297040: on several processors the same connect hangs TCP first',
    case: 'Q297040',
    builds: ['post-sp6a-unnamed'],
    synAttackProtect: ['1', '2'],
    loads: ['absent-host'],
    expected: 'hang, every schedule',
    probes: ONLY_TCP_DEAD,
    counts: { 2: [250, 484], 3: [388, 802], 4: [526, 1120] },
  },
  {
    claim: 'Q297040: without SynAttackProtect the connect times out and nothing hangs',
    case: 'Q297040',
    builds: ['post-sp6a-unnamed'],
    synAttackProtect: ['0', 'absent'],
    loads: ['absent-host'],
    expected: 'no hang',
    counts: { 1: [160, 239], 2: [336, 659], 4: [688, 1499] },
  },
  {
    claim: 'Q297040: a host that answers or refuses does not bring the hang',
    case: 'Q297040',
    builds: ['post-sp6a-unnamed'],
    synAttackProtect: ['1', '2'],
    loads: ['answering-host', 'refusing-host'],
    expected: 'no hang',
    counts: { 1: [224, 349], 2: [837, 1824], 4: [1725, 4485] },
  },
  {
    claim: 'Q297040: without SynAttackProtect a connect to a host that answers succeeds',
    case: 'Q297040',
    builds: ['post-sp6a-unnamed'],
    synAttackProtect: ['0', 'absent'],
    loads: ['answering-host'],
    expected: 'no hang',
    counts: { 1: [224, 349], 2: [807, 1751] },
  },
  {
    claim: 'Q297040: without SynAttackProtect a connect to a host that refuses is refused',
    case: 'Q297040',
    builds: ['post-sp6a-unnamed'],
    synAttackProtect: ['0', 'absent'],
    loads: ['refusing-host'],
    expected: 'no hang',
    counts: { 1: [234, 364], 2: [857, 1863] },
  },
  {
    claim: 'Q297040: Service Pack 6a as shipped does not hang',
    case: 'Q297040',
    builds: ['nt4-sp6a'],
    synAttackProtect: ['absent', '0', '1', '2'],
    loads: ['absent-host'],
    expected: 'no hang',
    counts: { 1: [148, 221], 2: [308, 605], 4: [628, 1373] },
  },
  {
    claim: 'Q297040: Service Pack 6a connects',
    case: 'Q297040',
    builds: ['nt4-sp6a'],
    loads: ['answering-host'],
    expected: 'no hang',
    counts: { 1: [204, 319], 2: [737, 1600] },
  },
  {
    claim: 'Q297040: Service Pack 6a is refused as it should be',
    case: 'Q297040',
    builds: ['nt4-sp6a'],
    loads: ['refusing-host'],
    expected: 'no hang',
    counts: { 1: [214, 334], 2: [787, 1712] },
  },
  {
    claim: 'Q297040: the fix of 27-Apr-2001 does not hang with SynAttackProtect',
    case: 'Q297040',
    builds: ['nt4-2001-04-27'],
    synAttackProtect: ['1', '2'],
    loads: ['absent-host'],
    expected: 'no hang',
    counts: { 1: [158, 236], 2: [328, 644], 4: [668, 1460] },
  },
  {
    claim: 'Q297040: the fix of 27-Apr-2001 does not hang without it',
    case: 'Q297040',
    builds: ['nt4-2001-04-27'],
    synAttackProtect: ['0', 'absent'],
    loads: ['absent-host'],
    expected: 'no hang',
    counts: { 1: [160, 239], 2: [336, 659], 4: [688, 1499] },
  },
];

export const TRUTH_TABLE: readonly Row[] = LINES.flatMap(
  ({ claim, case: name, builds, synAttackProtect, loads, expected, probes, counts }) =>
    builds.flatMap((build) =>
      (synAttackProtect ?? [undefined]).flatMap((value) =>
        loads.flatMap((load) =>
          Object.entries(counts).map(([processors, [states, transitions]]) => ({
            claim,
            setting: settingOf({
              case: name,
              build,
              load,
              processors: Number(processors),
              registry: value === undefined ? {} : { SynAttackProtect: value },
            }),
            expected,
            ...(probes && { probes }),
            states,
            transitions,
          })),
        ),
      ),
    ),
);

/** A verdict in the words of the table. */
export function verdictOf({ verdict, inevitable, stops }: Verdicts): Expected | string {
  const stopped = stops.map(({ name }) => `, ${name}`).join('');
  if (verdict === 'no-hang') return 'no hang';
  if (verdict === 'gave-up') return verdict;
  const how = inevitable === null ? 'bound reached' : inevitable ? 'every schedule' : 'some schedules';
  return `${verdict.replace('-', ' ')}, ${how}${stopped}`;
}
export const probesOf = ({ worst }: Exploration): string | undefined =>
  worst?.end
    ? Object.entries(worst.end.life)
        .map(([probe, life]) => `${probe}${{ alive: '+', dead: '-', 'at risk': '~', unknown: '?' }[life]}`)
        .join(' ')
    : undefined;

/** What stays behind where a machine comes to rest: an object never freed, a connection left in the table. */
const OBJECTS: Readonly<Partial<Record<string, readonly Place[]>>> = {
  Q177245: [aoMemory, connMemory],
  Q297040: [tcbMemory, tcbInTable, tcbState, tcbRce],
};
export const LEFT_BEHIND: Readonly<Record<string, string>> = {
  'both-closes': 'freed, freed',
  'both-closes-under-traffic': 'freed, freed',
  'in-turn': 'freed, freed',
  'process-exit': 'freed, freed',
  'process-exit-second-closer': 'freed, freed',
  'address-only': 'freed, allocated',
  'connection-only': 'allocated, freed',
  'absent-host': 'freed, without tcb, CLOSED, NULL',
  'refusing-host': 'freed, without tcb, CLOSED, NULL',
  'answering-host': 'allocated, holds tcb, ESTABLISHED, an entry',
};
const LEFT_IN_A_HANG: Readonly<Partial<Record<string, string>>> = {
  Q177245: 'allocated, allocated',
  Q297040: 'freed, without tcb, CLOSED, NULL',
};
export const expectedBehind = ({ setting, expected }: Row): string =>
  [
    ...(expected === 'hang, every schedule' ? [] : [LEFT_BEHIND[setting.load]]),
    ...(expected === 'no hang' ? [] : [`hung: ${LEFT_IN_A_HANG[setting.case]}`]),
  ].join(' | ');
export function leftBehind({ model, space, ends }: Exploration): string {
  const left = ends.map(
    ({ state, healthy }) =>
      `${healthy ? '' : 'hung: '}${(OBJECTS[model.spec.of?.setting.case ?? ''] ?? []).map((place) => place.values?.[readPlace(model, space.machine(state), place)]).join(', ')}`,
  );
  return [...new Set(left)].sort().join(' | ');
}

/**
 * A promise that holds always and does not, in any state: also of a setting that hangs, whose verdict says nothing of it.
 * Null where all are kept, else a sentence.
 */
export function brokenPromise({ model, space }: Exploration): string | null {
  const promises = model.promises.filter(({ judged }) => judged === 'always');
  for (let state = 0; promises.length > 0 && state < space.states; state++) {
    const machine = space.machine(state);
    for (const { says, broken } of promises) if (broken(machine)) return says;
  }
  return null;
}

export const nameOf = ({ case: name, build, processors, registry, load }: Setting): string =>
  `${name} ${build} ${processors} SynAttackProtect ${registry['SynAttackProtect']} ${load}`;
