import { BadModel } from './badModel.ts';
import type { Computer } from './computer.ts';
import type { Move } from './moves.ts';

/** As many as a link can write: its digits below this are processors. */
export const MOST_PROCESSORS = 4;

const THREAD_LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
/** The events that have a digit, and those that have a code. */
const DIGITS = 10 - MOST_PROCESSORS;
const MOST_UNLETTERED = 100;

/** Begins what does not fit into one character: two more follow, always. */
const ESCAPE = '_';
const OWN = '-';

/** One choice of a link, at the beginning of a text: a character, or a code behind the escape. */
export const CHOICE = String.raw`[0-9a-zA-Z]|_(?:[a-zA-Z]{2}|\d\d|-[0-9a-zA-Z])`;

/**
 * The letter of a move in a link. It means the same on any number of processors:
 *
 *     0 to 3     the processor of that number goes on
 *     a to Z     a thread is given a processor: four letters each, for thirteen threads
 *     _ba to _ZZ the same for the threads after those, the number in base 52
 *     4 to 9     a device's event, by its place in the computer's list
 *     _06 to _99 the same for the events after those
 *     _-k        a device's event that has a letter of its own, here k
 */
export function letterOf(move: Move, devices: Computer['devices']): string {
  if (move.kind === 'run') return String(move.processor);
  if (move.kind === 'device') {
    const own = devices[move.device]?.event.letter;
    if (own !== undefined) return `${ESCAPE}${OWN}${own}`;
    return move.device < DIGITS
      ? String(MOST_PROCESSORS + move.device)
      : `${ESCAPE}${String(move.device).padStart(2, '0')}`;
  }
  const number = move.thread * MOST_PROCESSORS + move.processor;
  const base = THREAD_LETTERS.length;
  if (number < base) return THREAD_LETTERS[number] as string;
  return `${ESCAPE}${THREAD_LETTERS[Math.floor(number / base)]}${THREAD_LETTERS[number % base]}`;
}

/** In words, for a letter that a link has and the computer cannot follow: what should happen there. */
export function sayLetter(letter: string): string {
  const code = letter.startsWith(ESCAPE) ? letter.slice(1) : letter;
  if (code.startsWith(OWN) || /^\d\d$/.test(code)) return 'a device should interrupt';
  const digit = Number.parseInt(code, 10);
  if (digit < MOST_PROCESSORS) return `processor ${digit} should run`;
  if (!Number.isNaN(digit)) return 'a device should interrupt';
  const number = [...code].reduce((sum, one) => sum * THREAD_LETTERS.length + THREAD_LETTERS.indexOf(one), 0);
  return `processor ${number % MOST_PROCESSORS} should be given another thread`;
}

/** What is wrong with the letters that device events have of their own, or with how many have none; null if nothing is. */
export function lettersClash(devices: Computer['devices']): BadModel | null {
  const owners = new Map<string, string>();
  for (const [at, { device, event }] of devices.entries()) {
    const name = `${device}: ${event.name}`;
    const { letter } = event;
    if (letter === undefined) {
      if (at < MOST_UNLETTERED) continue;
      return new BadModel(
        `${name} is event ${at + 1} of the computer's devices, and links count ${MOST_UNLETTERED}: give it a letter of its own.`,
        { object: device, max: MOST_UNLETTERED },
      );
    }
    if (!/^[0-9a-zA-Z]$/.test(letter))
      return new BadModel(
        `${name} has the letter "${letter.slice(0, 40)}" in links, where one of 0 to 9, a to z or A to Z was expected: choose one.`,
        { object: device },
      );
    const other = owners.get(letter);
    if (other !== undefined)
      return new BadModel(
        `${other} and ${name} both have the letter ${letter} in links, which then could not tell them apart: give one of them another.`,
        { object: device },
      );
    owners.set(letter, name);
  }
  return null;
}
