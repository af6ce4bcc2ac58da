/** What is asked of a computer to see whether it lives, beside its load. Only who searches asks it, so it stands by itself. */

import { nextStep } from '../kernel/thread.ts';
import { echoReplies } from '../tcpip/icmp.ts';
import { tcpReplies } from '../tcpip/request.ts';
import { eq, gt, onThread, type Place } from '../terms.ts';
import { type Activity, nothing, type Probe, type Thread, workers } from './activities.ts';
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
import { openFile, WORKER_COUNT } from './workers.ts';

const packetProbe = (onWire: Place, replies: Place): Activity => ({
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
const consoleProbe = (byHand: Place, seen: Place, threads: readonly Thread[]): Activity => ({
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
const input: Thread = { name: 'Input thread', routine: inputThread, asleepOn: inputQueue };

export const PROBE_ACTIVITIES: Readonly<Record<Probe, Activity>> = {
  ping: packetProbe(pings.onWire, echoReplies),
  tcp: { ...packetProbe(segments.onWire, tcpReplies), threads: workers(WORKER_COUNT) },
  other: packetProbe(otherFrames.onWire, otherReplies),
  mouse: consoleProbe(mouse.byHand, pointerMoves, [input]),
  cad: consoleProbe(keys.byHand, dialogsShown, [input, { name: 'Winlogon', routine: winlogon }]),
  open: {
    ...nothing,
    threads: [...workers(WORKER_COUNT), { name: 'Local program', routine: openFile }],
    done: (numberOf) => eq(onThread(numberOf('Local program'), nextStep), 0),
  },
};
