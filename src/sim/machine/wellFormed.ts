import type { Activity } from '../computer/activity.ts';
import type { Spec } from '../computer/spec.ts';
import { STOPS } from '../kernel/bugcheck.ts';
import { DPC_QUEUE_DEPTH, dpcQueue, nextDpcStep } from '../kernel/dpc.ts';
import { irql } from '../kernel/irql.ts';
import { nextStep, running, waitingFor } from '../kernel/thread.ts';
import type { Place } from '../terms.ts';
import { BadModel, type Concerns, lineOf, sayLine } from './badModel.ts';
import { ownPlaceOf } from './belonging.ts';
import type { Computer, Parts } from './computer.ts';
import type { Instruction } from './instructions.ts';
import { STOPPED } from './layout.ts';
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

/** Those that the kernel's rules read and write themselves, whether any term speaks of them or not. */
const KERNELS = new Map(
  [STOPPED, irql, running, nextStep, waitingFor, nextDpcStep, ...dpcQueue].map((one) => [one.name, one]),
);

/** A place, and where it is spoken of first. */
type Met = Mention & { readonly what: Place };

/** Places, each once. @throws BadModel for a second one of a name, or for one that a byte cannot hold. */
function placesIn(mentions: readonly Mention[], begins: readonly (readonly [Place, number])[]): readonly Met[] {
  const places = new Map<string, Met>();
  const meet = (what: Place, where: Concerns): void => {
    const concerns = { ...where, place: what.name };
    const met = places.get(what.name);
    if (met?.what === what) return;
    if ((KERNELS.get(what.name) ?? what) !== what)
      throw new BadModel(
        `The place ${what.name}${sayLine(where)} has the name of one of the kernel’s: rename it, or use that one.`,
        concerns,
      );
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
  for (const { what, where } of mentions) if (what.kind === 'place') meet(what, where);
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
  return [...places.values()];
}

/** As many as their places have numbers for. */
function numbersSuffice({ threads, dpcs, spec }: Parts, waitables: number): void {
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

/** What holds the number of a thread, a step or a waitable can hold that of each, and begins with one that there is. */
function numbersFit(
  places: readonly (readonly [Place, number, Concerns])[],
  counts: Readonly<Record<NonNullable<Place['numberOf']>, number>>,
): void {
  for (const [{ name, numberOf, max }, value, where] of places) {
    if (!numberOf) continue;
    const count = counts[numberOf];
    if (count <= max && value <= count) continue;
    throw new BadModel(
      `${name}${sayLine(where)} holds the number of a ${numberOf}, up to ${max} and at first ${value}, and the computer has ${count}: declare it with a maximum of ${count} or more, and begin with 0 to ${count}.`,
      { ...where, place: name, value, max: count },
    );
  }
}

/** Activities that are asked together begin a place alike. One that is asked later may begin it anew. */
function beginsAgree(together: readonly Activity[]): void {
  const met = new Map<string, number>();
  for (const [{ name }, value] of together.flatMap(({ begins }) => begins)) {
    const before = met.get(name) ?? value;
    if (before !== value)
      throw new BadModel(
        `What is asked of the computer puts ${before} into ${name}, where it puts ${value} too: ask for one of the two.`,
        { place: name, value },
      );
    met.set(name, value);
  }
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
function startsAgree({ threads }: Parts): void {
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
function testsAskNobody({ done, promises, threadNumber }: Parts): void {
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

/** What is wrong with something that terms speak of, as the second half of a sentence; null if nothing is. */
function whyNot(what: Mention['what'], { dpcs }: Parts): string | null {
  if (what.kind === 'mistake') return what.why;
  if (what.kind === 'stop' && !STOPS.includes(what))
    return `is none of those that the book knows (${STOPS.map(({ name }) => name).join(', ')}): add it to them.`;
  const listed = what.kind === 'queued' ? dpcs.find(({ dpc }) => dpc.routine === what.routine)?.dpc : undefined;
  return listed && listed.inserted.name !== what.name
    ? `is put for a DPC that the computer does not list, with the routine of ${listed.name}: queue that one, or list the other with a routine of its own.`
    : null;
}

/**
 * Holds a computer to what its bytes and names can say.
 *
 * @returns what its terms speak of, each thing once.
 * @throws BadModel for the first thing that its bytes and names cannot say.
 */
export function thingsIn(computer: Parts, activities: readonly Activity[]): Pick<Computer, 'places' | 'waitables'> {
  const mentions = [...mentionsIn(computer)];
  const begins = activities.flatMap((activity) => activity.begins);
  const places = placesIn(mentions, begins);
  const { asked } = computer.spec;
  for (const together of [asked, activities.slice(asked.length)]) beginsAgree(together);
  const waitables = waitablesOf(mentions);
  numbersSuffice(computer, waitables.length);
  numbersFit(
    [
      ...places.map(({ what, where }) => [what, what.initial, where] as const),
      ...begins.map(([place, value]) => [place, value, {}] as const),
    ],
    { waitable: waitables.length, thread: computer.threads.length, step: computer.instructions.length },
  );
  settingsAgree(computer.spec);
  startsAgree(computer);
  testsAskNobody(computer);
  for (const { what, where } of mentions) {
    const wrong = whyNot(what, computer);
    if (wrong !== null)
      throw new BadModel(`${what.kind === 'stop' ? 'The stop ' : ''}${what.name}${sayLine(where)} ${wrong}`, {
        ...where,
        [what.kind === 'mistake' ? 'place' : 'object']: what.name,
      });
  }
  for (const { device } of computer.devices)
    if (/^processor \d+$/.test(device) || computer.threads.some(({ name }) => name === device))
      throw new BadModel(`A device is called ${device}, like a processor or thread: rename it.`, { object: device });
  const clash = lettersClash(computer.devices);
  if (clash) throw clash;
  return { places: places.map(({ what }) => what), waitables };
}
