import { inMachine } from '../../terms.ts';

/**
 * What is at the far end of the wire. Nobody answers ARP for an address that does not exist, so the
 * SYN never leaves and the next one starts over (K31).
 */
export const PEERS = ['absent', 'answers', 'refuses'] as const;
export type Peer = (typeof PEERS)[number];
export const peer = inMachine('peer', { values: PEERS, role: 'world' });

/** The peer's reply to our SYN, from the moment it is sent until TCP has acted on it. */
export const ANSWERS = ['none', 'SYN-ACK', 'RST'] as const;
export const answer = inMachine('answer to our SYN', { values: ANSWERS, role: 'world' });
