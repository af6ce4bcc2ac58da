import { item } from '../../spell/item.ts';
import { inMachine, ours, plus, put, type Routine, routine } from '../../terms.ts';
import { waitForCloses } from './closes.ts';

/** TCP requests answered since somebody last counted. */
export const tcpReplies = inMachine('TCP replies', { max: 12 });

const sendReply = item`TCPSend(reply);`.does(() => ({
  act: [put(tcpReplies, plus(tcpReplies, 1))],
  says: 'sends the reply',
}));

/** Any TDI request but a close: open, associate, connect, send, receive. */
export const serveRequest: Routine = routine(
  'TdiRequest',
  {
    gloss: 'Serves a request on a TCP connection.',
    basis: 'ours',
    why: 'Q177245 says that TCP as a whole is blocked, not how: the gate is ours',
  },
  [
    ours(
      'A14: chosen so that a stuck close blocks further work by the driver, as Q177245 says, and not how',
      waitForCloses,
    ),
    sendReply,
  ],
);
