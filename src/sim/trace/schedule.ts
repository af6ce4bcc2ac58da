import type { Library } from '../computer/runnable.ts';
import { runnableOf, type Setting, settingFor, UnknownChoice, type Wish } from '../computer/setting.ts';
import { type Origin, specFor } from '../computer/spec.ts';
import { enabledSteps, takeStep } from '../machine/doors.ts';
import { type Model, modelFrom } from '../machine/model.ts';
import type { Move, Step } from '../machine/moves.ts';

/**
 * A schedule as text, short enough for a link:
 *
 *     A~Q177245~p4~bnt4-sp4~afe0101.31@12
 *
 * a version letter; the case; the settings that are not its default (p processors, b build, l load,
 * r registry value); the choices; how many steps there are in all; the step that is shown, if it is
 * not the last. Only choices take room, one character each: where a single step is possible, it is
 * taken without being written down.
 */
const VERSION = 'A';
const SEPARATOR = '~';
/** Far above the longest link we write; beyond it a text is not worth reading. */
const LONGEST = 4000;
const MOST_STEPS = 20_000;

const THREAD_LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const MOST_PROCESSORS = 4;

/** The character of a move. It means the same on any number of processors. */
function letterOf(move: Move): string {
  if (move.kind === 'run') return String(move.processor);
  if (move.kind === 'device') return String(MOST_PROCESSORS + move.device);
  return THREAD_LETTERS[move.thread * MOST_PROCESSORS + move.processor] ?? '?';
}

export interface Schedule {
  readonly setting: Setting;
  readonly steps: readonly Step[];
  /** Which moment is shown: 0 is the start, `steps.length` the end. */
  readonly shown: number;
}

/** @returns the text of a schedule that `model` can follow from its start. @throws Error for a computer that is of no setting: a link has to name one. */
export function writeSchedule(model: Model, steps: readonly Step[], shown = steps.length): string {
  const { runnable, setting } = originOf(model);
  const usual = settingFor(runnable, {});
  const parts = [
    VERSION,
    setting.case,
    ...(setting.processors === usual.processors ? [] : [`p${setting.processors}`]),
    ...(setting.build === usual.build ? [] : [`b${setting.build}`]),
    ...(setting.load === usual.load ? [] : [`l${setting.load}`]),
    ...Object.entries(setting.registry).flatMap(([name, value]) =>
      value === usual.registry[name] ? [] : [`r${name}.${value}`],
    ),
  ];
  let choices = '';
  let machine = model.start;
  for (const step of steps) {
    if (enabledSteps(model, machine).length > 1) choices += letterOf(model.moves[step] as Move);
    machine = takeStep(model, machine, step);
  }
  return [...parts, `${choices}.${steps.length}${shown === steps.length ? '' : `@${shown}`}`].join(SEPARATOR);
}

/** The same schedule's text, at its end. */
export const atEnd = (text: string): string => text.replace(/@\d+$/, '');

/** The same schedule's text, with another of its moments shown. */
export const atStep = (text: string, step: number): string => `${atEnd(text)}@${step}`;

/** What a schedule's text says that it is of, known or not; null where it does not begin like one. */
export function caseIn(text: string): string | null {
  const [version, name = ''] = text.split(SEPARATOR);
  return version === VERSION && /^[\w-]{1,40}$/.test(name) ? name : null;
}

/** Of what a model was made. @throws Error for one that stands by itself, which has no setting to name. */
export function originOf({ spec }: Model): Origin {
  if (!spec.of) throw new Error('This computer was made of no setting, so there is none to name.');
  return spec.of;
}

/** The one thing that a model runs, as a library of its own: to read texts that can only be about it. */
export const aloneOf = ({ runnable }: Origin): Library => ({ [runnable.name]: runnable });

/** What came of reading a text. `problem` is a sentence for the reader, or null; what could be read is there in any case. */
export interface Reading {
  readonly schedule: Schedule;
  readonly model: Model;
  readonly problem: string | null;
}

/** In words, for a step that a link asks for and the machine cannot take. */
function describe(letter: string): string {
  const digit = Number.parseInt(letter, 10);
  if (digit < MOST_PROCESSORS) return `processor ${digit} should run`;
  if (!Number.isNaN(digit)) return 'a device should interrupt';
  return `processor ${THREAD_LETTERS.indexOf(letter) % MOST_PROCESSORS} should be given another thread`;
}

/** The settings part of a text, as a wish. Throws UnknownChoice with a sentence. */
function wishOf(name: string, parts: readonly string[]): Wish {
  let wish: Wish = { case: name };
  for (const part of parts) {
    const value = part.slice(1);
    if (part[0] === 'p') wish = { ...wish, processors: Number(value) };
    else if (part[0] === 'b') wish = { ...wish, build: value };
    else if (part[0] === 'l') wish = { ...wish, load: value };
    else if (part[0] === 'r') {
      const dot = value.lastIndexOf('.');
      wish = { ...wish, registry: { ...wish.registry, [value.slice(0, dot)]: value.slice(dot + 1) } };
    } else
      throw new UnknownChoice(
        `The link has a setting "${part.slice(0, 40)}" that this page does not know; settings begin with p, b, l or r.`,
      );
  }
  return wish;
}

/**
 * Reads a schedule's text, of anything in the library. Never throws: text that cannot be read gives the default of
 * `fallback` (or of the text's own case) and a sentence; a schedule that the model no longer fits gives its longest
 * prefix that it does fit, and a sentence that says which choice no longer exists.
 */
export function readSchedule(library: Library, text: string, fallback: string): Reading {
  const open = (wish: Wish, problem: string | null): Reading => {
    const runnable = runnableOf(library, wish.case);
    const setting = settingFor(runnable, wish);
    return { schedule: { setting, steps: [], shown: 0 }, model: modelFrom(specFor(runnable, setting)), problem };
  };
  if (text.length > LONGEST)
    return open(
      { case: fallback },
      `The link is ${text.length} characters long; no schedule of this book needs more than ${LONGEST}. The page shows its start.`,
    );
  const [version, name, ...rest] = text.split(SEPARATOR);
  if (version !== VERSION || name === undefined)
    return open(
      { case: fallback },
      `The link does not begin like a schedule of this book (${VERSION}${SEPARATOR}${fallback}…). The page shows its start.`,
    );
  const last = rest.pop();
  const shape = /^([0-9a-zA-Z]*)\.(\d{1,5})(?:@(\d{1,5}))?$/.exec(last ?? '');
  let reading: Reading;
  try {
    reading = open(wishOf(name, rest), null);
  } catch (error) {
    if (!(error instanceof UnknownChoice)) throw error;
    return open({ case: Object.hasOwn(library, name) ? name : fallback }, `${error.message} The page shows its start.`);
  }
  if (!shape)
    return {
      ...reading,
      problem:
        'The schedule in the link is cut short or changed: it should end in a full stop and the number of its steps. The page shows its start.',
    };

  const { model, schedule } = reading;
  const [choices, total] = [shape[1] ?? '', Number(shape[2])];
  const steps: Step[] = [];
  let machine = model.start;
  let used = 0;
  let problem = total > MOST_STEPS ? `The link asks for ${total} steps; the page follows ${MOST_STEPS} at most.` : null;
  for (let number = 1; number <= Math.min(total, MOST_STEPS); number++) {
    const possible = enabledSteps(model, machine);
    let step = possible[0];
    if (possible.length > 1) {
      const letter = choices[used++];
      step = possible.find((one) => letterOf(model.moves[one] as Move) === letter);
      if (step === undefined) {
        problem =
          letter === undefined
            ? `The link ends at step ${number}, where a choice is needed.`
            : `At step ${number} of the link ${describe(letter)}, which is not possible there any more. The schedule is shown up to that point.`;
      }
    } else if (step === undefined)
      problem = `The link has ${total} steps, but nothing moves any more after ${number - 1}.`;
    if (step === undefined) break;
    steps.push(step);
    machine = takeStep(model, machine, step);
  }
  if (!problem && used < choices.length)
    problem = `The link has ${choices.length - used} choices more than its ${total} steps need; they are left out.`;
  const shown = shape[3] === undefined ? steps.length : Math.min(Number(shape[3]), steps.length);
  return { schedule: { ...schedule, steps, shown }, model, problem };
}
