import { type Activity, nothing } from '../../computer/activity.ts';
import { eq } from '../../terms.ts';
import { workers } from '../executive/workers.ts';
import { PEERS, type Peer, peer } from '../tcpip/arp.ts';
import { tcpReplies } from '../tcpip/request.ts';
import { tcbTimeoutDpc, tcpClock } from '../tcpip/timeout.ts';
import { adapter, handleInterrupt, receiveDpc, segments } from './adapter.ts';
import { connectReturned, telnet } from './clients.ts';
import { connectPromises } from './promises.ts';

/** An outgoing connect, with TCP's own timer at work. */
export const connecting = (to: Peer): Activity => ({
  threads: [{ name: 'Telnet', routine: telnet }],
  dpcs: [tcbTimeoutDpc, ...(to === 'absent' ? [] : [receiveDpc])],
  routines: to === 'absent' ? [] : [handleInterrupt],
  devices: [tcpClock, ...(to === 'absent' ? [] : [adapter])],
  begins: [[peer, PEERS.indexOf(to)]],
  done: () => connectReturned,
  promises: connectPromises,
});

/**
 * TCP requests from other computers, each served by a worker thread. More workers than requests would
 * sleep throughout, so they are left out.
 */
export const tcpTraffic = (requests: number): Activity => ({
  ...nothing,
  threads: workers(requests),
  dpcs: [receiveDpc],
  routines: [handleInterrupt],
  devices: [adapter],
  begins: [[segments.onWire, requests]],
  done: () => eq(tcpReplies, requests),
});
