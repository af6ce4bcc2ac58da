import { inProcessor } from '../../terms.ts';

/** What can come off the wire, as far as the book goes. */
export const PACKETS = ['none', 'ICMP echo', 'TCP segment', 'answer to our SYN', 'frame of another protocol'] as const;
export const [NO_PACKET, ECHO, SEGMENT, ANSWER, OTHER_FRAME] = [0, 1, 2, 3, 4] as const;

/** The packet that the receive DPC of this processor has in hand. */
export const packet = inProcessor('packet', { values: PACKETS, role: 'world' });
