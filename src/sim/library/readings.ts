/**
 * The kernel's assumptions that could be otherwise, each with its other way. The kernel asks for them by their numbers
 * (`kernel/assumed.ts`). A case adds those of its driver and of its world.
 */
import { type Reading, taking } from '../computer/reading.ts';

export const preemptsNobody: Reading = taking('A3', 'a thread keeps its processor until it waits or ends');
export const interruptsToFirst: Reading = taking('A5', 'every interrupt goes to processor 0');
export const clockOnLast: Reading = taking('A6', 'the clock’s work is done on the last processor');
export const waitsStandStill: Reading = taking(
  'A7',
  'a thread that comes to a wait at DISPATCH_LEVEL stays there with its processor',
);
export const freedStaysReadable: Reading = taking('A10', 'freed memory can still be used, and freed again');
export const stopsAtUserMode: Reading = taking(
  'A27',
  'a system call that comes back at DISPATCH_LEVEL stops the computer (0x4A)',
);
