import { type Activity, type Promised, threadsRun } from '../../computer/activity.ts';
import type { Case } from '../../computer/runnable.ts';
import { closesByHandOver } from '../tcpip/faults/closes.ts';
import { SYN_ATTACK_PROTECT, SYN_ATTACK_PROTECT_VALUES } from '../tcpip/synAttack.ts';
import {
  addressCloser,
  addressCloserSecond,
  connectionCloser,
  connectionCloserFirst,
  processExit,
  processExitOfHalf,
  secondCloser,
} from '../world/clients.ts';
import { addressClosedBy, connectionClosedBy } from '../world/promises.ts';
import { QUESTIONS, tcpRequests } from '../world/questions.ts';
import { tcpTraffic } from '../world/traffic.ts';

const closesAddress = { name: 'Address closer', routine: addressCloser };
const closesConnection = { name: 'Connection closer', routine: connectionCloser };
const promising = (activity: Activity, ...promises: readonly (readonly Promised[])[]): Activity => ({
  ...activity,
  promises: promises.flat(),
});
const [addressIsClosed, connectionIsClosed] = [
  addressClosedBy(closesAddress.name),
  connectionClosedBy(closesConnection.name),
];
const both = promising(threadsRun(closesAddress, closesConnection), addressIsClosed, connectionIsClosed);

/** Q177245: a process closes an address and a connection on it at the same moment. One of each stands for many (A11). */
const Q177245: Case = {
  name: 'Q177245',
  fault: closesByHandOver,
  builds: {
    'nt4-sp3': 'faulty',
    'nt4-sp4': 'fixed',
    'tse-1999-07-21': 'fixed',
    'nt4-sp6a': 'fixed',
    'post-sp6a-unnamed': 'fixed',
    'nt4-2001-04-27': 'fixed',
  },
  processors: { choices: [1, 2, 3, 4], usual: 2 },
  registry: [{ name: SYN_ATTACK_PROTECT, values: SYN_ATTACK_PROTECT_VALUES }],
  questions: QUESTIONS,
  background: tcpRequests,
  loads: [
    {
      name: 'both-closes',
      title: 'both closes at once',
      gloss: 'Two threads close an address and the connection on it, each when it pleases.',
      activities: [both],
    },
    {
      name: 'address-only',
      title: 'only the address is closed',
      gloss: 'One thread closes the address; the connection is left to it.',
      activities: [promising(threadsRun(closesAddress), addressIsClosed)],
    },
    {
      name: 'connection-only',
      title: 'only the connection is closed',
      gloss: 'One thread closes the connection; the address stays open.',
      activities: [promising(threadsRun(closesConnection), connectionIsClosed)],
    },
    {
      name: 'in-turn',
      title: 'one close after the other',
      gloss: 'The same two threads, but the address’s close begins when the connection’s has returned.',
      activities: [
        promising(
          threadsRun(
            { name: 'Address closer', routine: addressCloserSecond },
            { name: 'Connection closer', routine: connectionCloserFirst },
          ),
          addressIsClosed,
          connectionIsClosed,
        ),
      ],
    },
    {
      name: 'process-exit',
      title: 'process exit, one thread',
      gloss: 'A process ends and its last thread closes both handles in turn.',
      activities: [
        promising(
          threadsRun({ name: 'Exiting process', routine: processExit }),
          addressClosedBy('Exiting process'),
          connectionClosedBy('Exiting process'),
        ),
      ],
    },
    {
      name: 'process-exit-second-closer',
      title: 'process exit and a second closer',
      gloss: 'A process ends and closes the address while a kernel client closes the connection.',
      activities: [
        promising(
          threadsRun(
            { name: 'Exiting process', routine: processExitOfHalf },
            { name: 'Kernel client', routine: secondCloser },
          ),
          addressClosedBy('Exiting process'),
          connectionClosedBy('Kernel client'),
        ),
      ],
    },
    {
      name: 'both-closes-under-traffic',
      title: 'both closes under TCP traffic',
      gloss: 'Both closes while another computer’s request arrives: the stress of the article.',
      activities: [both, tcpTraffic(1)],
    },
    {
      name: 'both-closes-under-heavy-traffic',
      title: 'both closes under heavier TCP traffic',
      gloss:
        'Both closes while two requests arrive: more machines than a page should be asked for on several processors.',
      activities: [both, tcpTraffic(2)],
    },
  ],
};
export default Q177245;
