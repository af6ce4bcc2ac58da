import { item } from '../../spell/item.ts';
import { inMachine, plus, put, type Routine, routine } from '../../terms.ts';

/** Echo replies sent since somebody last counted. */
export const echoReplies = inMachine('echo replies', { max: 3 });

const sendEchoReply = item`SendEchoReply(packet);`.does(() => ({
  act: [put(echoReplies, plus(echoReplies, 1))],
  says: 'answers the ping',
}));

/** Answered where it arrives, in the DPC, without a TCP object or a lock of TCP's (K16). */
export const receiveEcho: Routine = routine(
  'ICMPRcv',
  {
    gloss: 'Answers a ping.',
    basis: 'inferred',
    why: 'K16: ReactOS does so; Q177245, where ping lives and TCP does not, supports it for NT',
  },
  [sendEchoReply],
);
