/** What is asked of a computer to see whether it lives, beside its load. In the order in which a person would try them. */
import { type Activity, nothing, type Thread } from '../../computer/activity.ts';
import type { Background, Question } from '../../computer/question.ts';
import { nextStep } from '../../kernel/thread.ts';
import { eq, gt, onThread, type Place } from '../../terms.ts';
import { openFile, workers } from '../executive/workers.ts';
import { WORKER_COUNT } from '../executive/workQueue.ts';
import { echoReplies } from '../tcpip/icmp.ts';
import { tcpReplies } from '../tcpip/request.ts';
import { adapter, handleInterrupt, otherFrames, otherReplies, pings, receiveDpc, segments } from './adapter.ts';
import {
  dialogsShown,
  inputDpc,
  inputPort,
  inputQueue,
  inputThread,
  keys,
  mouse,
  pointerMoves,
  portDpc,
  winlogon,
} from './console.ts';

const packetQuestion = (onWire: Place, replies: Place): Activity => ({
  ...nothing,
  dpcs: [receiveDpc],
  routines: [handleInterrupt],
  devices: [adapter],
  begins: [
    [onWire, 1],
    [replies, 0],
  ],
  done: () => gt(replies, 0),
});
const consoleQuestion = (byHand: Place, seen: Place, threads: readonly Thread[]): Activity => ({
  threads,
  dpcs: [inputDpc],
  routines: [portDpc],
  devices: [inputPort],
  begins: [
    [byHand, 1],
    [seen, 0],
  ],
  done: () => gt(seen, 0),
});
/** Q177245 says that services above the driver come to wait for it, and not which. None of them is in these computers. */
const whileFilesOpen: NonNullable<Question['knownWhile']> = {
  answered: ['open'],
  because: 'services that this model leaves out take part in the answer, and may be waiting by then',
};
const input: Thread = { name: 'Input thread', routine: inputThread, asleepOn: inputQueue };

export const ping: Question = {
  name: 'ping',
  label: 'Ping',
  well: 'answers',
  activity: packetQuestion(pings.onWire, echoReplies),
};
export const otherProtocols: Question = {
  name: 'other',
  label: 'Other protocols',
  well: 'work',
  activity: packetQuestion(otherFrames.onWire, otherReplies),
};
export const mouseMoves: Question = {
  name: 'mouse',
  label: 'Mouse',
  well: 'moves',
  activity: consoleQuestion(mouse.byHand, pointerMoves, [input]),
  knownWhile: whileFilesOpen,
};
export const ctrlAltDel: Question = {
  name: 'cad',
  label: 'Ctrl+Alt+Del',
  well: 'works',
  activity: consoleQuestion(keys.byHand, dialogsShown, [input, { name: 'Winlogon', routine: winlogon }]),
  knownWhile: whileFilesOpen,
};
export const tcp: Question = {
  name: 'tcp',
  label: 'TCP',
  well: 'works',
  activity: { ...packetQuestion(segments.onWire, tcpReplies), threads: workers(WORKER_COUNT) },
};
export const fileOpens: Question = {
  name: 'open',
  label: 'Local file open',
  well: 'works',
  activity: {
    ...nothing,
    threads: [...workers(WORKER_COUNT), { name: 'Local program', routine: openFile }],
    done: (numberOf) => eq(onThread(numberOf('Local program'), nextStep), 0),
  },
};

/** All that the book asks of a computer on a network. */
export const QUESTIONS: readonly Question[] = [ping, otherProtocols, mouseMoves, ctrlAltDel, tcp, fileOpens];

/** The world goes on asking for TCP: one request more than there are workers to park. */
export const tcpRequests: Background = {
  request: tcp,
  called: ['TCP request', 'TCP requests'],
  most: WORKER_COUNT + 1,
  // Chance could draw more, less often than once in a thousand million strips.
  room: segments.inRing.max - 10,
};
