import { type Activity, type Promised, threadsRun } from '../../computer/activity.ts';
import type { Claim, Leaves, LetStand } from '../../computer/claim.ts';
import type { Load } from '../../computer/load.ts';
import type { Reading } from '../../computer/reading.ts';
import type { Case } from '../../computer/runnable.ts';
import { freedStaysReadable, interruptsToFirst, preemptsNobody } from '../readings.ts';
import { ao, conn } from '../tcpip/address.ts';
import { closesByHandOver } from '../tcpip/faults/closes.ts';
import { closesNested, closesSpin, noGate, noReference } from '../tcpip/readings.ts';
import { SYN_ATTACK_PROTECT, SYN_ATTACK_PROTECT_VALUES } from '../tcpip/synAttack.ts';
import {
  addressCloser,
  addressCloserSecond,
  connectionCloser,
  connectionCloserFirst,
  processExit,
  processExitOfHalf,
  secondCloser,
} from '../world/clients.ts';
import { addressClosedBy, connectionClosedBy } from '../world/promises.ts';
import { QUESTIONS, tcpRequests } from '../world/questions.ts';
import { adapterHasOneProcessor, filesOpenedElsewhere } from '../world/readings.ts';
import { tcpTraffic } from '../world/traffic.ts';

const closesAddress = { name: 'Address closer', routine: addressCloser };
const closesConnection = { name: 'Connection closer', routine: connectionCloser };
const promising = (activity: Activity, ...promises: readonly (readonly Promised[])[]): Activity => ({
  ...activity,
  promises: promises.flat(),
});
const [addressIsClosed, connectionIsClosed] = [
  addressClosedBy(closesAddress.name),
  connectionClosedBy(closesConnection.name),
];
const both = promising(threadsRun(closesAddress, closesConnection), addressIsClosed, connectionIsClosed);
const processAndClient = promising(
  threadsRun({ name: 'Exiting process', routine: processExitOfHalf }, { name: 'Kernel client', routine: secondCloser }),
  addressClosedBy('Exiting process'),
  connectionClosedBy('Kernel client'),
);
const closesBoth: readonly Activity[] = [both, processAndClient];

const processExits: Load = {
  name: 'process-exit',
  title: 'process exit, one thread',
  gloss: 'A process ends and its last thread closes both handles in turn.',
  activities: [
    promising(
      threadsRun({ name: 'Exiting process', routine: processExit }),
      addressClosedBy('Exiting process'),
      connectionClosedBy('Exiting process'),
    ),
  ],
};

/** The other way of A16: whatever is asked that closes both, one thread does it. */
const oneThreadCloses: Reading = {
  id: 'A16',
  title: 'one thread makes both closes, one after the other',
  change: (spec) => ({
    ...spec,
    asked: spec.asked.flatMap((activity) => (closesBoth.includes(activity) ? processExits.activities : [activity])),
  }),
};

/** Q177245: a process closes an address and a connection on it at the same moment. One of each stands for many (A11). */
const Q177245: Case = {
  name: 'Q177245',
  fault: closesByHandOver,
  builds: {
    'nt4-sp3': 'faulty',
    'nt4-sp4': 'fixed',
    'tse-1999-07-21': 'fixed',
    'nt4-sp6a': 'fixed',
    'post-sp6a-unnamed': 'fixed',
    'nt4-2001-04-27': 'fixed',
  },
  processors: { choices: [1, 2, 3, 4], usual: 2 },
  registry: [{ name: SYN_ATTACK_PROTECT, values: SYN_ATTACK_PROTECT_VALUES }],
  questions: QUESTIONS,
  background: tcpRequests,
  readings: [
    closesNested,
    closesSpin,
    noGate,
    noReference,
    freedStaysReadable,
    oneThreadCloses,
    filesOpenedElsewhere,
    adapterHasOneProcessor,
    preemptsNobody,
    interruptsToFirst,
  ],
  loads: [
    {
      name: 'both-closes',
      title: 'both closes at once',
      gloss: 'Two threads close an address and the connection on it, each when it pleases.',
      activities: [both],
    },
    {
      name: 'address-only',
      title: 'only the address is closed',
      gloss: 'One thread closes the address; the connection is left to it.',
      activities: [promising(threadsRun(closesAddress), addressIsClosed)],
    },
    {
      name: 'connection-only',
      title: 'only the connection is closed',
      gloss: 'One thread closes the connection; the address stays open.',
      activities: [promising(threadsRun(closesConnection), connectionIsClosed)],
    },
    {
      name: 'in-turn',
      title: 'one close after the other',
      gloss: 'The same two threads, but the address’s close begins when the connection’s has returned.',
      activities: [
        promising(
          threadsRun(
            { name: 'Address closer', routine: addressCloserSecond },
            { name: 'Connection closer', routine: connectionCloserFirst },
          ),
          addressIsClosed,
          connectionIsClosed,
        ),
      ],
    },
    processExits,
    {
      name: 'process-exit-second-closer',
      title: 'process exit and a second closer',
      gloss: 'A process ends and closes the address while a kernel client closes the connection.',
      activities: [processAndClient],
    },
    {
      name: 'both-closes-under-traffic',
      title: 'both closes under TCP traffic',
      gloss:
        'Both closes while another computer’s request arrives: a little of the stress of which the article speaks.',
      activities: [both, tcpTraffic(1)],
    },
    {
      name: 'both-closes-under-heavy-traffic',
      title: 'both closes under heavier TCP traffic',
      gloss:
        'Both closes while two requests arrive: more states than a page should be asked for on several processors.',
      activities: [both, tcpTraffic(2)],
    },
  ],
};
export default Q177245;

const ONLY_TCP_DEAD = 'ping+ other+ mouse+ cad+ tcp- open+';

/** The claims of the article, as far as the model states them. */
export const claims: readonly Claim[] = [
  {
    claim: 'on one processor two closes cannot meet halfway',
    builds: ['nt4-sp3'],
    registry: { SynAttackProtect: ['absent', '0', '1', '2'] },
    loads: ['both-closes', 'process-exit-second-closer'],
    expected: 'no hang',
    counts: { 1: [647, 939] },
  },
  {
    claim: 'on several processors two closes can deadlock Tcpip.sys, and need not',
    builds: ['nt4-sp3'],
    registry: { SynAttackProtect: ['absent', '0', '1', '2'] },
    loads: ['both-closes'],
    expected: 'hang, some schedules',
    symptoms: ONLY_TCP_DEAD,
    counts: { 2: [2427, 5182], 3: [5318, 12657], 4: [9345, 23388] },
  },
  {
    claim: 'a process that exits while another holds the connection is two closes at once',
    builds: ['nt4-sp3'],
    loads: ['process-exit-second-closer'],
    expected: 'hang, some schedules',
    symptoms: ONLY_TCP_DEAD,
    counts: { 2: [2427, 5182] },
  },
  {
    claim: 'the hang is there under TCP traffic too',
    builds: ['nt4-sp3'],
    loads: ['both-closes-under-traffic'],
    expected: 'hang, some schedules',
    symptoms: ONLY_TCP_DEAD,
    counts: { 2: [93516, 265235] },
  },
  {
    claim: 'on one processor heavier traffic does not bring the hang either',
    builds: ['nt4-sp3'],
    loads: ['both-closes-under-heavy-traffic'],
    expected: 'no hang',
    counts: { 1: [108733, 221150] },
  },
  {
    claim: 'closing only the address is safe',
    builds: ['nt4-sp3'],
    loads: ['address-only'],
    expected: 'no hang',
    counts: { 1: [24, 23], 2: [46, 46] },
  },
  {
    claim: 'closing only the connection is safe',
    builds: ['nt4-sp3'],
    loads: ['connection-only'],
    expected: 'no hang',
    counts: { 1: [24, 23], 2: [46, 46] },
  },
  {
    claim: 'one close after the other is safe',
    builds: ['nt4-sp3'],
    loads: ['in-turn'],
    expected: 'no hang',
    counts: { 1: [126, 164], 2: [314, 618] },
  },
  {
    claim: 'a process whose one thread closes both in turn exits',
    builds: ['nt4-sp3'],
    loads: ['process-exit'],
    expected: 'no hang',
    counts: { 1: [42, 41], 2: [82, 82] },
  },
  {
    claim: 'the fixed builds never hang',
    builds: ['nt4-sp4', 'tse-1999-07-21'],
    loads: ['both-closes'],
    expected: 'no hang',
    counts: { 1: [647, 939], 2: [2246, 4848], 3: [4825, 11703], 4: [8392, 21512] },
  },
  {
    claim: 'the fixed builds do not hang with one closer either',
    builds: ['nt4-sp4'],
    loads: ['address-only', 'connection-only'],
    expected: 'no hang',
    counts: { 2: [46, 46] },
  },
  {
    claim: 'the fixed builds do not hang under traffic',
    builds: ['nt4-sp4'],
    loads: ['both-closes-under-traffic'],
    expected: 'no hang',
    counts: { 1: [9817, 16746], 2: [89208, 254903] },
  },
];

export const leaves: Leaves = {
  places: [ao.memory, conn.memory],
  after: {
    'both-closes': 'freed, freed',
    'both-closes-under-heavy-traffic': 'freed, freed',
    'both-closes-under-traffic': 'freed, freed',
    'in-turn': 'freed, freed',
    'process-exit': 'freed, freed',
    'process-exit-second-closer': 'freed, freed',
    'address-only': 'freed, allocated',
    'connection-only': 'allocated, freed',
  },
  hung: 'allocated, allocated',
};

export const letStand: readonly LetStand[] = [
  {
    what: 'swaps EnterClose(&ClosesActive, &ClosesDone); and KeAcquireSpinLock(&AoLock, &oldIrql);',
    because: 'a close may count itself in before or after it has the lock: requests wait at the gate all the same',
  },
  {
    what: 'swaps EnterClose(&ClosesActive, &ClosesDone); and KeAcquireSpinLock(&ConnLock, &oldIrql);',
    because: 'the same for the other close',
  },
  {
    what: 'swaps KeReleaseSpinLockFromDpcLevel(&AoLock); and KeAcquireSpinLockAtDpcLevel(&ConnLock);',
    because:
      'this close alone then nests its locks, which is half of the fix: the other’s hand-over is window enough for the hang',
  },
  {
    what: 'swaps KeReleaseSpinLockFromDpcLevel(&ConnLock); and KeAcquireSpinLockAtDpcLevel(&AoLock);',
    because: 'the same with the closes’ parts exchanged',
  },
  {
    what: 'swaps KeReleaseSpinLock(&ConnLock, oldIrql); and KeSetEvent(&ao->Done, 0, FALSE);',
    because: 'an event may be set under a lock: who wakes only finds it taken for a moment',
  },
  {
    what: 'swaps DereferenceAddress(ao); and LeaveClose(&ClosesActive, &ClosesDone);',
    because: 'the gate may open before the last reference goes: requests do not use the address',
  },
  {
    what: 'swaps ExFreePool(conn); and LeaveClose(&ClosesActive, &ClosesDone);',
    because: 'the same for the connection',
  },
  {
    what: 'swaps ao = ReferenceAddress(conn->Address); and InterlockedCompareExchange(&conn->State, CLOSING, OPEN);',
    because: 'both happen under ConnLock, and neither reads what the other writes',
  },
  {
    what: 'swaps ao->State = CLOSING; and KeAcquireSpinLockAtDpcLevel(&ConnLock);',
    because: 'in the fixed build the mark may stand before or inside the second lock: AoLock is held in both',
  },
  {
    what: 'swaps InterlockedCompareExchange(&conn->State, CLOSING, OPEN); and wait = ao != NULL && ao->State == CLOSING;',
    because:
      'in the fixed build both locks are held across mark and judgement, so their order cannot be seen: that is the fix',
  },
  {
    what: 'swaps wait = ao != NULL && ao->State == CLOSING; and KeReleaseSpinLockFromDpcLevel(&ConnLock);',
    because: 'the judgement reads only what AoLock guards, and AoLock is still held',
  },
];
