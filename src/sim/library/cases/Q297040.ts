import type { Claim, Leaves, LetStand } from '../../computer/claim.ts';
import type { Case } from '../../computer/runnable.ts';
import {
  clockOnLast,
  freedStaysReadable,
  interruptsToFirst,
  preemptsNobody,
  stopsAtUserMode,
  waitsStandStill,
} from '../readings.ts';
import { leakedTableLock } from '../tcpip/faults/leakedTableLock.ts';
import {
  anotherLock,
  limitsNotMet,
  routeOpenedAtOnce,
  runsOutAnyTime,
  segmentsTakeNoLock,
  timerGivesUp,
  timerTakesNoLock,
} from '../tcpip/readings.ts';
import { SYN_ATTACK_PROTECT } from '../tcpip/synAttack.ts';
import { tcb, tcbInTable, tcbRce, tcbState } from '../tcpip/table.ts';
import { QUESTIONS, tcpRequests } from '../world/questions.ts';
import { adapterHasOneProcessor, filesOpenedElsewhere } from '../world/readings.ts';
import { connecting } from '../world/traffic.ts';

/** Q297040: with SynAttackProtect set, a server connects to an address that nobody has. */
const Q297040: Case = {
  name: 'Q297040',
  fault: leakedTableLock,
  builds: {
    'post-sp6a-unnamed': 'faulty',
    'nt4-2001-04-27': 'fixed',
    'nt4-sp6a': 'before',
    'nt4-sp3': 'before',
    'nt4-sp4': 'before',
    'tse-1999-07-21': 'before',
  },
  // The article names no number. Of those with which it hangs, two is the smallest.
  processors: { choices: [1, 2, 3, 4], usual: 2 },
  // A link without a number was written when one processor was usual, and A7 was taken the other way.
  oldLinks: { processors: 1, reading: waitsStandStill.id },
  // The article says "set" and no value; Q142641 recommends 2.
  registry: [{ name: SYN_ATTACK_PROTECT, values: ['2', '1', '0', 'absent'] }],
  questions: QUESTIONS,
  background: tcpRequests,
  readings: [
    waitsStandStill,
    stopsAtUserMode,
    interruptsToFirst,
    clockOnLast,
    preemptsNobody,
    freedStaysReadable,
    timerGivesUp,
    routeOpenedAtOnce,
    anotherLock,
    runsOutAnyTime,
    segmentsTakeNoLock,
    timerTakesNoLock,
    limitsNotMet,
    filesOpenedElsewhere,
    adapterHasOneProcessor,
  ],
  loads: [
    {
      name: 'absent-host',
      title: 'connect to a host that does not exist',
      gloss: 'Telnet connects to an address where nobody answers.',
      activities: [connecting('absent')],
    },
    {
      name: 'answering-host',
      title: 'connect to a host that answers',
      gloss: 'Telnet connects and the other computer accepts.',
      activities: [connecting('answers')],
    },
    {
      name: 'refusing-host',
      title: 'connect to a host that refuses',
      gloss: 'Telnet connects and the other computer sends a reset.',
      activities: [connecting('refuses')],
    },
  ],
};
export default Q297040;

const ONLY_TCP_DEAD = 'ping+ other+ mouse+ cad+ tcp- open+';
const ALL_DEAD = 'ping- other- mouse- cad- tcp- open-';

/** The claims of the article, as far as the model states them. */
export const claims: readonly Claim[] = [
  {
    claim:
      'with SynAttackProtect set, a connect to a host that does not exist hangs TCP on several processors, and with further segments all the rest',
    builds: ['post-sp6a-unnamed'],
    registry: { SynAttackProtect: ['1', '2'] },
    loads: ['absent-host'],
    expected: 'hang, every schedule',
    symptoms: ONLY_TCP_DEAD,
    // The timer's DPC has one processor, and each further segment takes one more.
    allDeadAfter: { 2: 1, 3: 2, 4: 3 },
    counts: { 2: [256, 498], 3: [394, 822], 4: [532, 1146] },
  },
  {
    claim: 'on one processor the lock has no word, and the level comes down at the next wait: nothing hangs',
    builds: ['post-sp6a-unnamed'],
    registry: { SynAttackProtect: ['1', '2'] },
    loads: ['absent-host'],
    expected: 'no hang',
    counts: { 1: [122, 182] },
  },
  {
    claim: 'where a wait at DISPATCH_LEVEL keeps the processor, one processor hangs whole',
    builds: ['post-sp6a-unnamed'],
    registry: { SynAttackProtect: ['1', '2'] },
    loads: ['absent-host'],
    reading: 'A7',
    expected: 'hang, every schedule',
    symptoms: ALL_DEAD,
    counts: { 1: [112, 166] },
  },
  {
    claim: 'and several hang TCP first',
    builds: ['post-sp6a-unnamed'],
    registry: { SynAttackProtect: ['1', '2'] },
    loads: ['absent-host'],
    reading: 'A7',
    expected: 'hang, every schedule',
    symptoms: ONLY_TCP_DEAD,
    counts: { 2: [250, 484], 3: [388, 802], 4: [526, 1120] },
  },
  {
    claim: 'where a system call that comes back at DISPATCH_LEVEL is checked, the computer stops',
    builds: ['post-sp6a-unnamed'],
    registry: { SynAttackProtect: ['1', '2'] },
    loads: ['absent-host'],
    reading: 'A27',
    expected: 'stop, every schedule, IRQL_GT_ZERO_AT_SYSTEM_SERVICE',
    counts: { 1: [112, 165], 2: [250, 477], 4: [526, 1101] },
  },
  {
    claim: 'without SynAttackProtect the connect times out and nothing hangs',
    builds: ['post-sp6a-unnamed'],
    registry: { SynAttackProtect: ['0', 'absent'] },
    loads: ['absent-host'],
    expected: 'no hang',
    counts: { 1: [160, 239], 2: [336, 659], 4: [688, 1499] },
  },
  {
    claim: 'a host that answers or refuses does not bring the hang',
    builds: ['post-sp6a-unnamed'],
    registry: { SynAttackProtect: ['1', '2'] },
    loads: ['answering-host', 'refusing-host'],
    expected: 'no hang',
    counts: { 1: [224, 349], 2: [837, 1824], 4: [1725, 4485] },
  },
  {
    claim: 'without SynAttackProtect a connect to a host that answers succeeds',
    builds: ['post-sp6a-unnamed'],
    registry: { SynAttackProtect: ['0', 'absent'] },
    loads: ['answering-host'],
    expected: 'no hang',
    counts: { 1: [224, 349], 2: [807, 1751] },
  },
  {
    claim: 'without SynAttackProtect a connect to a host that refuses is refused',
    builds: ['post-sp6a-unnamed'],
    registry: { SynAttackProtect: ['0', 'absent'] },
    loads: ['refusing-host'],
    expected: 'no hang',
    counts: { 1: [234, 364], 2: [857, 1863] },
  },
  {
    claim: 'Service Pack 6a as shipped does not hang',
    builds: ['nt4-sp6a'],
    registry: { SynAttackProtect: ['absent', '0', '1', '2'] },
    loads: ['absent-host'],
    expected: 'no hang',
    counts: { 1: [148, 221], 2: [308, 605], 4: [628, 1373] },
  },
  {
    claim: 'Service Pack 6a connects',
    builds: ['nt4-sp6a'],
    loads: ['answering-host'],
    expected: 'no hang',
    counts: { 1: [204, 319], 2: [737, 1600] },
  },
  {
    claim: 'Service Pack 6a is refused as it should be',
    builds: ['nt4-sp6a'],
    loads: ['refusing-host'],
    expected: 'no hang',
    counts: { 1: [214, 334], 2: [787, 1712] },
  },
  {
    claim: 'the fix of 27-Apr-2001 does not hang with SynAttackProtect',
    builds: ['nt4-2001-04-27'],
    registry: { SynAttackProtect: ['1', '2'] },
    loads: ['absent-host'],
    expected: 'no hang',
    counts: { 1: [158, 236], 2: [328, 644], 4: [668, 1460] },
  },
  {
    claim: 'the fix of 27-Apr-2001 does not hang without it',
    builds: ['nt4-2001-04-27'],
    registry: { SynAttackProtect: ['0', 'absent'] },
    loads: ['absent-host'],
    expected: 'no hang',
    counts: { 1: [160, 239], 2: [336, 659], 4: [688, 1499] },
  },
];

export const leaves: Leaves = {
  places: [tcb.memory, tcbInTable, tcbState, tcbRce],
  after: {
    'absent-host': 'freed, without tcb, CLOSED, NULL',
    'refusing-host': 'freed, without tcb, CLOSED, NULL',
    'answering-host': 'allocated, holds tcb, ESTABLISHED, an entry',
  },
  hung: 'freed, without tcb, CLOSED, NULL',
};

export const letStand: readonly LetStand[] = [
  {
    what: 'swaps tcb->Rce = OpenRCE(dest); and KeAcquireSpinLock(&TCBTableLock, &oldIrql);',
    because: 'the TCB is not in the table yet: its route may be opened inside the lock too',
  },
  {
    what: 'swaps if (SynAttackProtect == 0) and KeAcquireSpinLock(&TCBTableLock, &oldIrql);',
    because: 'the same for the route that may be delayed',
  },
  {
    what: 'swaps KeReleaseSpinLock(&TCBTableLock, oldIrql); and SendSYN(tcb);',
    because: 'the SYN may leave under the lock: its answer waits for the lock like any segment',
  },
  { what: 'swaps RemoveTCB(tcb); and CloseRCE(tcb->Rce);', because: 'both happen under the lock, to different fields' },
  {
    what: 'swaps CloseRCE(tcb->Rce); and KeReleaseSpinLock(&TCBTableLock, oldIrql);',
    because: 'the TCB has left the table: nobody else can see its route',
  },
  {
    what: 'swaps KeReleaseSpinLock(&TCBTableLock, oldIrql); and CompleteConnect(tcb, STATUS_IO_TIMEOUT);',
    because: 'the TCB has left the table: it may be freed before the lock is let go',
  },
  {
    what: 'drops for (next = FirstTCB(); next; next = AgeTCB(next));',
    because: 'the walk only reads: what the timer’s DPC brings to the hang is that it wants the lock',
  },
];
