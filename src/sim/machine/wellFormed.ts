import type { Activity } from '../computer/activity.ts';
import type { Spec } from '../computer/spec.ts';
import { STOPS } from '../kernel/bugcheck.ts';
import { DPC_QUEUE_DEPTH, nextDpcStep } from '../kernel/dpc.ts';
import { nextStep, running, waitingFor } from '../kernel/thread.ts';
import type { Place } from '../terms.ts';
import { BadModel, type Concerns, lineOf, sayLine } from './badModel.ts';
import { ownPlaceOf } from './belonging.ts';
import type { Computer } from './computer.ts';
import type { Instruction } from './instructions.ts';
import { lettersClash, MOST_PROCESSORS } from './letters.ts';
import { type Mention, mentionsIn, waitablesOf } from './mentions.ts';

const MOST_BYTE = 255;
const PARTS = { machine: 'the computer', processor: 'each processor', thread: 'each thread' } as const;

const sayPlace = ({ scope, max, initial, values, guardedBy, numberOf }: Place): string =>
  [
    `of ${PARTS[scope]}`,
    numberOf ? `the number of a ${numberOf}` : `0 to ${max}`,
    `at first ${initial}`,
    ...(values ? [`named ${values.join(', ')}`] : []),
    ...(guardedBy ? [`under ${guardedBy.name}`] : []),
  ].join(', ');

/** Places by name. @throws BadModel for a second one of a name, or for one that a byte cannot hold. */
function placesFit(mentions: readonly Mention[], begins: readonly (readonly [Place, number])[]): void {
  const places = new Map<string, Mention & { readonly what: Place }>();
  const meet = (what: Place, where: Concerns): void => {
    const concerns = { ...where, place: what.name };
    const met = places.get(what.name);
    if (met?.what === what) return;
    if (met) {
      if (sayPlace(met.what) === sayPlace(what)) return;
      throw new BadModel(
        `Two different places are called ${what.name}: one${sayLine(met.where)} (${sayPlace(met.what)}), the other${sayLine(where)} (${sayPlace(what)}); a name means one place in a computer, so rename one of them or make it the same.`,
        concerns,
      );
    }
    const { name, max, initial } = what;
    if (!Number.isInteger(max) || max < 1 || max > MOST_BYTE)
      throw new BadModel(
        `${name} is declared with the maximum ${max}, and a place is one byte: declare a whole number from 1 to ${MOST_BYTE}.`,
        { ...concerns, max },
      );
    if (!Number.isInteger(initial) || initial < 0 || initial > max)
      throw new BadModel(
        `${name} begins as ${initial}, where 0 to ${max} was expected: begin with less, or declare the place with a larger maximum.`,
        { ...concerns, value: initial, max },
      );
    places.set(name, { what, where });
  };
  for (const { what, where } of mentions) if ('kind' in what && what.kind === 'place') meet(what, where);
  for (const [place, value] of begins) {
    meet(place, {});
    const { name, max, scope } = place;
    if (scope !== 'machine')
      throw new BadModel(
        `What is asked of the computer puts ${value} into ${name}, of which ${PARTS[scope]} has one: let it begin with places of the computer, and declare this one with the value that it has at first.`,
        { place: name, value },
      );
    if (!Number.isInteger(value) || value < 0 || value > max)
      throw new BadModel(
        `What is asked of the computer puts ${value} into ${name}, where 0 to ${max} was expected: ask for less, or declare the place with a larger maximum.`,
        { place: name, value, max },
      );
  }
}

/** As many as their places have numbers for. */
function numbersSuffice(computer: Omit<Computer, 'begins'>, waitables: number): void {
  const { threads, dpcs, spec } = computer;
  if (threads.length > running.max) {
    const thread = threads[running.max]?.name ?? '';
    throw new BadModel(
      `The computer has ${threads.length} threads, and a processor's note of its thread holds ${running.max}: ${thread} is one too many, so ask for fewer at once.`,
      { thread, max: running.max },
    );
  }
  if (waitables > waitingFor.max)
    throw new BadModel(
      `The computer has ${waitables} things to wait for, and a thread's note of what it waits for holds ${waitingFor.max}: let threads share events, or ask for less at once.`,
      { max: waitingFor.max },
    );
  if (dpcs.length > DPC_QUEUE_DEPTH) {
    const object = dpcs[DPC_QUEUE_DEPTH]?.dpc.name ?? '';
    throw new BadModel(
      `The computer has ${dpcs.length} DPCs, and a processor's queue has ${DPC_QUEUE_DEPTH} places, so that one could be lost: do without ${object}, or make the queue deeper.`,
      { object, max: DPC_QUEUE_DEPTH },
    );
  }
  if (!Number.isInteger(spec.processors) || spec.processors < 1)
    throw new BadModel(
      `The computer has ${spec.processors} processors, where a whole number from 1 to ${MOST_PROCESSORS} was expected: ask for one of those.`,
      { value: spec.processors, max: MOST_PROCESSORS },
    );
  if (spec.processors > MOST_PROCESSORS)
    throw new BadModel(
      `The computer has ${spec.processors} processors, and a link can write ${MOST_PROCESSORS}: ask for fewer.`,
      { max: MOST_PROCESSORS },
    );
}

/** Settings are whole numbers, and the number of processors is no setting beside itself. */
function settingsAgree({ constants, processors }: Spec): void {
  for (const [name, value] of Object.entries(constants)) {
    if (name === 'processors' && value !== processors)
      throw new BadModel(
        `The setting processors is ${value}, and the computer has ${processors}: leave it out, for routines ask for those under this name.`,
        { value },
      );
    if (!Number.isInteger(value))
      throw new BadModel(`The setting ${name} is ${value}, where a whole number was expected: state it as one.`, {
        value,
      });
  }
}

/** Threads start where they can: at most one on a processor, and none there that sleeps. */
function startsAgree({ threads }: Omit<Computer, 'begins'>): void {
  const taken = new Map<number, string>();
  for (const { name, runsOn, asleepOn } of threads) {
    if (runsOn === null) continue;
    const concerns = { thread: name, value: runsOn };
    if (!Number.isInteger(runsOn) || runsOn < 0)
      throw new BadModel(
        `${name} starts on processor ${runsOn}, where a whole number from 0 was expected: name a processor, or none to let it be ready.`,
        concerns,
      );
    if (asleepOn)
      throw new BadModel(
        `${name} starts on processor ${runsOn} and asleep on ${asleepOn.name}, and no processor runs a thread that sleeps: leave out one of the two.`,
        concerns,
      );
    const other = taken.get(runsOn);
    if (other !== undefined)
      throw new BadModel(
        `${other} and ${name} both start on processor ${runsOn}, which runs one thread: let one of them start elsewhere, or be ready.`,
        concerns,
      );
    taken.set(runsOn, name);
  }
}

/** What is asked of the whole computer reads no place of a processor or thread of its own: nobody acts there. */
function testsAskNobody({ done, promises, threadNumber }: Omit<Computer, 'begins'>): void {
  const tests = [
    ...done.map((test) => ['The test that all is done', test] as const),
    ...promises.map(({ name, broken }) => [`The promise “${name}”`, broken] as const),
  ];
  for (const [what, test] of tests)
    for (const part of ['thread', 'processor'] as const) {
      const own = ownPlaceOf({ when: test(threadNumber), act: [] }, part);
      if (own !== null)
        throw new BadModel(
          `${what} asks for ${own} of its own ${part}, and it is on none: let it say which ${part} is meant.`,
          { place: own },
        );
    }
}

/**
 * The number of a new step, from 1.
 *
 * @throws BadModel where there are more steps than a byte can count: a state holds a step's number in one.
 */
export function stepNumber(before: number, instruction: Instruction): number {
  const most = Math.min(nextStep.max, nextDpcStep.max);
  if (before < most) return before + 1;
  const where = lineOf(instruction);
  throw new BadModel(
    `The computer has more than ${most} steps, and a state holds a step's number in one byte; the first too many is${sayLine(where)}: shorten the routines, or ask for less at once.`,
    { ...where, max: most },
  );
}

/**
 * Holds a computer to what its bytes and names can say.
 *
 * @throws BadModel for the first thing that they cannot.
 */
export function assertWellFormed(computer: Omit<Computer, 'begins'>, activities: readonly Activity[]): void {
  const mentions = [...mentionsIn(computer)];
  placesFit(
    mentions,
    activities.flatMap(({ begins }) => begins),
  );
  numbersSuffice(computer, waitablesOf(mentions).length);
  settingsAgree(computer.spec);
  startsAgree(computer);
  testsAskNobody(computer);
  for (const { what, where } of mentions)
    if ('kind' in what && what.kind === 'stop' && !STOPS.includes(what))
      throw new BadModel(
        `The stop ${what.name}${sayLine(where)} is none of those that the book knows (${STOPS.map(({ name }) => name).join(', ')}): add it to them.`,
        { ...where, object: what.name },
      );
  const clash = lettersClash(computer.devices);
  if (clash) throw clash;
}
