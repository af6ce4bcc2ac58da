import type { Case } from '../../computer/runnable.ts';
import { leakedTableLock } from '../tcpip/faults/leakedTableLock.ts';
import { SYN_ATTACK_PROTECT } from '../tcpip/synAttack.ts';
import { QUESTIONS, tcpRequests } from '../world/questions.ts';
import { connecting } from '../world/traffic.ts';

/** Q297040: with SynAttackProtect set, a server connects to an address that nobody has. */
const Q297040: Case = {
  name: 'Q297040',
  fault: leakedTableLock,
  builds: {
    'post-sp6a-unnamed': 'faulty',
    'nt4-2001-04-27': 'fixed',
    'nt4-sp6a': 'before',
    'nt4-sp3': 'before',
    'nt4-sp4': 'before',
    'tse-1999-07-21': 'before',
  },
  processors: { choices: [1, 2, 3, 4], usual: 1 },
  // The article says "set" and no value; Q142641 recommends 2.
  registry: [{ name: SYN_ATTACK_PROTECT, values: ['2', '1', '0', 'absent'] }],
  questions: QUESTIONS,
  background: tcpRequests,
  loads: [
    {
      name: 'absent-host',
      title: 'connect to a host that does not exist',
      gloss: 'Telnet connects to an address where nobody answers.',
      activities: [connecting('absent')],
    },
    {
      name: 'answering-host',
      title: 'connect to a host that answers',
      gloss: 'Telnet connects and the other computer accepts.',
      activities: [connecting('answers')],
    },
    {
      name: 'refusing-host',
      title: 'connect to a host that refuses',
      gloss: 'Telnet connects and the other computer sends a reset.',
      activities: [connecting('refuses')],
    },
  ],
};
export default Q297040;
