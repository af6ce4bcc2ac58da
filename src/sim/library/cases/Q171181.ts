import { type Activity, type Promised, type Thread, threadsRun } from '../../computer/activity.ts';
import type { Claim, Leaves, LetStand } from '../../computer/claim.ts';
import type { Case } from '../../computer/runnable.ts';
import { KeSetEvent, KeWaitForSingleObject, notificationEvent } from '../../kernel/event.ts';
import { nextStep } from '../../kernel/thread.ts';
import { item } from '../../spell/item.ts';
import { and, eq, not, onThread, or, type Routine, routine } from '../../terms.ts';
import { freedStaysReadable, interruptsToFirst, preemptsNobody } from '../readings.ts';
import { tcbBeforeTable } from '../tcpip/faults/tcbBeforeTable.ts';
import { CLOSING, tcbFlags, tcbLock, told } from '../tcpip/oneConnection.ts';
import { tcb, tcbInTable } from '../tcpip/table.ts';
import { QUESTIONS, tcpRequests } from '../world/questions.ts';
import { adapterHasOneProcessor, filesOpenedElsewhere } from '../world/readings.ts';
import { tcpTraffic } from '../world/traffic.ts';

const client = (name: string, gloss: string, ...body: Routine['body']): Routine =>
  routine(
    name,
    { gloss, basis: 'ours', why: 'the article asks only for stress; who makes the two requests is ours' },
    body,
  );
const asks = item`TdiQueryInformation(query, &info);`.calls();
const ends = item`TdiDisconnect(${tcb});`.calls();
const hasAsked = notificationEvent('Asked');

const watcher = { name: 'Watcher', routine: client('QueryThread', 'A program that watches the connections.', asks) };
const closer = { name: 'Closer', routine: client('DisconnectThread', 'A program that ends its connection.', ends) };
const watcherFirst = {
  ...watcher,
  routine: client(
    'QueryThread',
    'A program that watches the connections, and says when it has.',
    asks,
    KeSetEvent(hasAsked),
  ),
};
const closerSecond = {
  ...closer,
  routine: client(
    'DisconnectThread',
    'A program that ends its connection once the other has asked.',
    KeWaitForSingleObject(hasAsked),
    ends,
  ),
};

/** What a disconnect promises once it has returned. */
const isGone: Promised = {
  name: 'a connection that was ended is gone',
  says: 'the disconnect has returned, and its TCB is still in the table or in memory',
  judged: 'always',
  broken: (numberOf) => and(eq(onThread(numberOf('Closer'), nextStep), 0), or(tcbInTable, not(tcb.memory))),
};
/** Who lets a lock go writes to it: so it must be let go while it is there. */
const isFree: Promised = {
  name: 'a TCB is freed with its lock free',
  says: 'a TCB was freed while somebody had its lock',
  judged: 'always',
  broken: () => and(tcb.memory, tcbLock),
};
/** The mark and the place in the table change as one, or a look-up would find half of a change. */
const isWhole: Promised = {
  name: 'a query never tells of a connection that is being ended',
  says: 'a query has told of a connection that was marked as closing and still in the table',
  judged: 'always',
  broken: () => eq(told, CLOSING),
};

/** Threads that ask of one connection that is open when they begin. */
const onOneConnection = (...threads: readonly Thread[]): Activity => ({
  ...threadsRun(...threads),
  begins: [[tcbInTable, 1]],
  promises: [isWhole, ...(threads.some(({ name }) => name === 'Closer') ? [isGone, isFree] : [])],
});
const both = onOneConnection(closer, watcher);

/** Q171181: a connection is ended while it is looked up. One of each stands for many (A11). */
const Q171181: Case = {
  name: 'Q171181',
  fault: tcbBeforeTable,
  builds: {
    'nt4-sp3': 'faulty',
    'nt4-sp4': 'fixed',
    'tse-1999-07-21': 'fixed',
    'nt4-sp6a': 'fixed',
    'post-sp6a-unnamed': 'fixed',
    'nt4-2001-04-27': 'fixed',
  },
  processors: { choices: [1, 2, 3, 4], usual: 2 },
  registry: [],
  readings: [freedStaysReadable, preemptsNobody, interruptsToFirst, filesOpenedElsewhere, adapterHasOneProcessor],
  questions: QUESTIONS,
  background: tcpRequests,
  loads: [
    {
      name: 'disconnect-and-query',
      title: 'a disconnect and a query at once',
      gloss: 'One thread ends a connection while another asks how it stands, each when it pleases.',
      activities: [both],
    },
    {
      name: 'disconnect-and-query-under-traffic',
      title: 'both under TCP traffic',
      gloss: 'Both requests while another computer’s arrives: a little of the stress of which the article speaks.',
      activities: [both, tcpTraffic(1)],
    },
    {
      name: 'disconnect-only',
      title: 'only the disconnect',
      gloss: 'One thread ends a connection; nobody looks it up.',
      activities: [onOneConnection(closer)],
    },
    {
      name: 'query-only',
      title: 'only the query',
      gloss: 'One thread asks how a connection stands; nobody ends it.',
      activities: [onOneConnection(watcher)],
    },
    {
      name: 'in-turn',
      title: 'one after the other',
      gloss: 'The same two threads, but the disconnect begins when the query has returned.',
      activities: [onOneConnection(closerSecond, watcherFirst)],
    },
  ],
};
export default Q171181;

const ALL_DEAD = 'ping- other- mouse- cad- tcp- open-';
const ONLY_TCP_DEAD = 'ping+ other+ mouse+ cad+ tcp- open+';

/** The claims of the article, as far as the model states them. */
export const claims: readonly Claim[] = [
  {
    claim: 'on one processor nothing comes between the two locks of either order',
    builds: ['nt4-sp3'],
    loads: ['disconnect-and-query'],
    expected: 'no hang',
    counts: { 1: [75, 90] },
  },
  {
    claim: 'on two processors two orders of the two locks can take the whole computer',
    builds: ['nt4-sp3'],
    loads: ['disconnect-and-query'],
    expected: 'hang, some schedules',
    symptoms: ALL_DEAD,
    counts: { 2: [289, 546] },
  },
  {
    claim: 'on more processors the same two take two of them, and TCP with the table',
    builds: ['nt4-sp3'],
    loads: ['disconnect-and-query'],
    expected: 'hang, some schedules',
    symptoms: ONLY_TCP_DEAD,
    counts: { 3: [644, 1359], 4: [1143, 2532] },
  },
  {
    claim: 'on one processor TCP traffic does not bring the hang',
    builds: ['nt4-sp3'],
    loads: ['disconnect-and-query-under-traffic'],
    expected: 'no hang',
    counts: { 1: [938, 1412] },
  },
  {
    claim: 'under TCP traffic two processors can hang too',
    builds: ['nt4-sp3'],
    loads: ['disconnect-and-query-under-traffic'],
    expected: 'hang, some schedules',
    symptoms: ALL_DEAD,
    counts: { 2: [9099, 23536] },
  },
  {
    claim: 'a disconnect alone is safe, though it takes the lock of the table last',
    builds: ['nt4-sp3'],
    loads: ['disconnect-only'],
    expected: 'no hang',
    counts: { 1: [12, 11], 2: [22, 22], 4: [42, 44] },
  },
  {
    claim: 'a query alone is safe',
    builds: ['nt4-sp3', 'nt4-sp4'],
    loads: ['query-only'],
    expected: 'no hang',
    counts: { 1: [11, 10], 2: [20, 20], 4: [38, 40] },
  },
  {
    claim: 'one after the other is safe',
    builds: ['nt4-sp3'],
    loads: ['in-turn'],
    expected: 'no hang',
    counts: { 1: [56, 68], 2: [143, 268], 4: [437, 1064] },
  },
  {
    claim: 'with one order of the locks nothing hangs, on any number of processors',
    builds: ['nt4-sp4', 'tse-1999-07-21', 'nt4-sp6a'],
    loads: ['disconnect-and-query'],
    expected: 'no hang',
    counts: { 1: [75, 90], 2: [267, 502], 3: [581, 1230], 4: [1019, 2276] },
  },
  {
    claim: 'with one order a disconnect alone is safe as well',
    builds: ['nt4-sp4'],
    loads: ['disconnect-only'],
    expected: 'no hang',
    counts: { 1: [12, 11], 2: [22, 22] },
  },
  {
    claim: 'with one order nothing hangs under TCP traffic',
    builds: ['nt4-sp4'],
    loads: ['disconnect-and-query-under-traffic'],
    expected: 'no hang',
    counts: { 1: [938, 1412], 2: [8711, 22677] },
  },
];

export const leaves: Leaves = {
  places: [tcb.memory, tcbInTable, tcbFlags, told],
  after: {
    'disconnect-and-query': 'freed, without tcb, CLOSING, none | freed, without tcb, CLOSING, not asked',
    'disconnect-and-query-under-traffic': 'freed, without tcb, CLOSING, none | freed, without tcb, CLOSING, not asked',
    'disconnect-only': 'freed, without tcb, CLOSING, not asked',
    'query-only': 'allocated, holds tcb, none, none',
    'in-turn': 'freed, without tcb, CLOSING, none',
  },
  hung: 'allocated, holds tcb, CLOSING, not asked',
};

export const letStand: readonly LetStand[] = [
  {
    what: 'swaps tcb->Flags = CLOSING; and RemoveTCB(tcb);',
    because: 'in the fixed build both locks are held across both changes, so their order cannot be seen',
  },
  {
    what: 'swaps RemoveTCB(tcb); and KeReleaseSpinLockFromDpcLevel(&tcb->tcb_lock);',
    because: 'the table is guarded by its own lock, which is still held',
  },
  {
    what: 'swaps KeReleaseSpinLock(&TCBTableLock, oldIrql); and FreeTCB(tcb);',
    because: 'the TCB has left the table: it may be freed before the lock of the table is let go',
  },
];
