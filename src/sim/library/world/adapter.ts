import { otherwise } from '../../kernel/assumed.ts';
import { dpc, insertQueueDpc } from '../../kernel/dpc.ts';
import { type Device, type DeviceEvent, onLastProcessor, steer } from '../../kernel/interrupt.ts';
import { item } from '../../spell/item.ts';
import {
  and,
  type Expr,
  forever,
  given,
  inMachine,
  minus,
  not,
  type Place,
  plus,
  put,
  type Routine,
  routine,
} from '../../terms.ts';
import { tcpRequestItem } from '../executive/workQueue.ts';
import { answer } from '../tcpip/arp.ts';
import { ANSWER, ECHO, NO_PACKET, OTHER_FRAME, packet, SEGMENT } from '../tcpip/packets.ts';

/** One kind of packet on its way: still on the wire, then in the adapter's receive ring. */
interface Traffic {
  readonly name: string;
  readonly kind: number;
  readonly onWire: Place;
  readonly inRing: Place;
}
const traffic = (name: string, kind: number, inRing = 9): Traffic => ({
  name,
  kind,
  onWire: inMachine(`on the wire: ${name}`, { max: 9 }),
  inRing: inMachine(`in the ring: ${name}`, { max: inRing }),
});

export const pings = traffic('ping', ECHO);
/** Where the adapter's DPC never runs they stay in the ring: as many as the work queue would have held. */
export const segments = traffic('TCP segment', SEGMENT, tcpRequestItem.waiting.max);
export const otherFrames = traffic('frame of another protocol', OTHER_FRAME);
/** The answer to our own SYN. It is on the wire from the SYN on, so only its arrival needs a place. */
const arrived = inMachine('answer to our SYN has arrived');
const answers = traffic('answer to our SYN', ANSWER);

/** Frames of the other transport that were answered. */
export const otherReplies = inMachine('other replies', { max: 3 });

// The next packet that the adapter has received, by its kind.
const byNextPacket = item`switch (NextPacket(Adapter))`.chooses();
const next =
  ({ inRing, kind }: Traffic) =>
  () => ({ test: inRing, act: [put(inRing, minus(inRing, 1)), put(packet, kind)] });
const icmpEcho = item`case ICMP_ECHO:`.caseOf(byNextPacket, next(pings));
const tcpSegment = item`case TCP_SEGMENT:`.caseOf(byNextPacket, next(segments));
const tcpAnswer = item`case TCP_ANSWER:`.caseOf(byNextPacket, next(answers));
const otherProtocol = item`case OTHER_PROTOCOL:`.caseOf(byNextPacket, next(otherFrames));
const noPacket = item`default: return;`.caseOf(byNextPacket, () => ({
  test: 1,
  act: [put(packet, NO_PACKET)],
  leaves: true,
}));

const toIcmp = item`ICMPRcv(packet);`.calls();
const toTcp = item`TCPRcv(packet);`.calls();
const toNbf = item`NbfReceive(packet);`.does(() => ({
  act: [put(otherReplies, plus(otherReplies, 1))],
  says: 'answers the other protocol’s frame',
}));

/** K13: a miniport's receive work is a DPC, and packets go up to the protocols inside it. */
export const handleInterrupt: Routine = routine(
  'MiniportHandleInterrupt',
  {
    gloss: 'Hands what the adapter has received to the protocols.',
    basis: 'documented',
    why: 'the DDK (K13): receive work is a DPC, and packets are indicated inside it',
  },
  [forever(byNextPacket(icmpEcho(toIcmp), tcpSegment(toTcp), tcpAnswer(toTcp), otherProtocol(toNbf), noPacket()))],
);

export const receiveDpc = dpc('ReceiveDpc', 'MiniportHandleInterrupt');

/** The DPC is queued on the processor that takes the interrupt (A28). Otherwise: on the last processor, whichever takes it. */
const queueReceiveDpc = given(
  otherwise('A28'),
  [onLastProcessor(insertQueueDpc(receiveDpc))],
  [steer(insertQueueDpc(receiveDpc))],
);

const arrival = (of: Traffic, when: Expr, ...leaveTheWire: DeviceEvent['act']): DeviceEvent => ({
  name: of.name,
  says: `delivers a ${of.name}`,
  when,
  act: [...leaveTheWire, put(of.inRing, plus(of.inRing, 1)), queueReceiveDpc],
});
const fromOutside = (of: Traffic): DeviceEvent => arrival(of, of.onWire, put(of.onWire, minus(of.onWire, 1)));

/** The network adapter. Two of its DPCs can run at once, on two processors (K15). */
export const adapter: Device = {
  name: 'network adapter',
  events: [
    fromOutside(pings),
    fromOutside(segments),
    fromOutside(otherFrames),
    arrival(answers, and(answer, not(arrived)), put(arrived, 1)),
  ],
};
