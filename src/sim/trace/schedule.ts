import type { Library, Runnable } from '../computer/runnable.ts';
import { runnableOf, type Setting, settingFor, UnknownChoice, type Wish } from '../computer/setting.ts';
import { type Origin, specFor, specOf } from '../computer/spec.ts';
import { BadModel } from '../machine/badModel.ts';
import { enabledSteps, takeStep } from '../machine/doors.ts';
import { CHOICE, letterOf, sayLetter } from '../machine/letters.ts';
import { type Model, modelFrom } from '../machine/model.ts';
import type { Move, Step } from '../machine/moves.ts';
import { clipped, MOST_LINKED, setTwice } from '../outside.ts';

/**
 * A schedule as text, short enough for a link:
 *
 *     A~Q177245~p4~bnt4-sp4~afe0101.31@12
 *
 * a version letter; the case; the settings that are not its default (p processors, b build, l load,
 * r registry value, a the number of an assumption that is taken another way); the choices; how many steps there are in all; the step that is shown, if it is
 * not the last. Only choices take room: where a single step is possible, it is taken without being
 * written down. A choice is one character, or three of which the first is `_`: see machine/letters.ts.
 */
const VERSION = 'A';
const SEPARATOR = '~';
export const MOST_STEPS = 20_000;
const CHOICES = new RegExp(CHOICE, 'g');
const SHAPE = new RegExp(String.raw`^((?:${CHOICE})*)\.(\d{1,5})(?:@(.*))?$`, 's');
const MOMENT = /^\d{1,5}$/;

export interface Schedule {
  readonly setting: Setting;
  readonly steps: readonly Step[];
  /** Which moment is shown: 0 is the start, `steps.length` the end. */
  readonly shown: number;
}

const letterIn = ({ moves, computer }: Model, step: Step): string => letterOf(moves[step] as Move, computer.devices);

/** The choices of a schedule that `model` can follow from its start, as a link writes them. */
export function choicesOf(model: Model, steps: readonly Step[]): string {
  let choices = '';
  let machine = model.start;
  for (const step of steps) {
    if (enabledSteps(model, machine).length > 1) choices += letterIn(model, step);
    machine = takeStep(model, machine, step);
  }
  return choices;
}

/** @returns the text of a schedule that `model` can follow from its start. @throws Error for a computer that is of no setting: a link has to name one. */
export function writeSchedule(model: Model, steps: readonly Step[], shown = steps.length): string {
  const { runnable, setting } = originOf(model);
  const usual = settingFor(runnable, whenUnsaid(runnable));
  const parts = [
    VERSION,
    setting.case,
    ...(setting.processors === usual.processors ? [] : [`p${setting.processors}`]),
    ...(setting.build === usual.build ? [] : [`b${setting.build}`]),
    ...(setting.load === usual.load ? [] : [`l${setting.load}`]),
    ...Object.entries(setting.registry).flatMap(([name, value]) =>
      value === usual.registry[name] ? [] : [`r${name}.${value}`],
    ),
    ...(setting.reading === usual.reading ? [] : [`a${setting.reading ?? AS_THE_BOOK}`]),
  ];
  return [...parts, `${choicesOf(model, steps)}.${steps.length}${shown === steps.length ? '' : `@${shown}`}`].join(
    SEPARATOR,
  );
}

/** In the place of an assumption's number: all are as the book takes them. It is written where an old link would mean something else. */
const AS_THE_BOOK = '0';

/** What a link means where it says nothing: what is usual, or for links of another day what was usual then. */
const whenUnsaid = ({ oldLinks }: Runnable): Omit<Wish, 'case'> => oldLinks ?? {};

/** The same schedule's text, at its end. */
export const atEnd = (text: string): string => text.replace(/@\d+$/, '');

/** The same schedule's text, with another of its moments shown. */
export const atStep = (text: string, step: number): string => `${atEnd(text)}@${step}`;

/** How many steps the text of a schedule says that it has; 0 for what is none. */
export const lengthIn = (text: string): number => Number(/\.(\d{1,5})(?:@\d{1,5})?$/.exec(text)?.[1] ?? 0);

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
export interface ScheduleReading {
  readonly schedule: Schedule;
  readonly model: Model;
  readonly problem: string | null;
  /** The model, or the step after those read, is a bad one: then `problem` is its sentence. */
  readonly bad?: BadModel;
}

/** A computer with nothing to do: it can be shown where no other can, with one processor if there cannot be so many. */
function nothingAsked(of: Origin): Model {
  try {
    return modelFrom(specOf([], { processors: of.setting.processors, of }));
  } catch (error) {
    if (!(error instanceof BadModel)) throw error;
    return modelFrom(specOf([], { of }));
  }
}

/** The settings part of a text, as a wish. Throws UnknownChoice with a sentence. */
function wishOf(name: string, parts: readonly string[]): Wish {
  let wish: Wish = { case: name };
  const [twice] = setTwice(parts.map((part) => (part[0] === 'r' ? part.replace(/\.[^.]*$/, '') : (part[0] ?? ''))));
  if (twice !== undefined) throw new UnknownChoice(`In the link ${twice}`);
  for (const part of parts) {
    const value = part.slice(1);
    if (part[0] === 'p') {
      if (!/^\d{1,3}$/.test(value))
        throw new UnknownChoice(`The link asks for "${clipped(value)}" processors, where a whole number is expected.`);
      wish = { ...wish, processors: Number(value) };
    } else if (part[0] === 'b') wish = { ...wish, build: value };
    else if (part[0] === 'l') wish = { ...wish, load: value };
    else if (part[0] === 'a') wish = { ...wish, reading: value === AS_THE_BOOK ? null : value };
    else if (part[0] === 'r') {
      const dot = value.lastIndexOf('.');
      wish = { ...wish, registry: { ...wish.registry, [value.slice(0, dot)]: value.slice(dot + 1) } };
    } else
      throw new UnknownChoice(
        `The link has a setting "${clipped(part)}" that this page does not know; settings begin with p, b, l, r or a.`,
      );
  }
  return wish;
}

/** Makes a model of a setting. */
type Make = (runnable: Runnable, setting: Setting) => Model;

const AS_IT_IS: Make = (runnable, setting) => modelFrom(specFor(runnable, setting));

const TOO_LONG = (length: number): string =>
  `The link is ${length} characters long; no schedule of this book needs more than ${MOST_LINKED}. The page shows its start.`;
const NO_SCHEDULE = (fallback: string): string =>
  `The link does not begin like a schedule of this book (${VERSION}${SEPARATOR}${fallback}…). The page shows its start.`;
const CUT_SHORT =
  'The schedule in the link is cut short or changed: it should end in a full stop and the number of its steps. The page shows its start.';
const NO_MOMENT = (moment: string): string =>
  `The link shows "${clipped(moment)}", where the number of a step is expected. The page shows the last.`;

/** The start of what a reader wishes. @throws UnknownChoice where there is no such setting */
function startOf(library: Library, wish: Wish, make: Make, problem: string | null): ScheduleReading {
  const runnable = runnableOf(library, wish.case);
  const setting = settingFor(runnable, wish);
  const schedule = { setting, steps: [], shown: 0 };
  try {
    return { schedule, model: make(runnable, setting), problem };
  } catch (error) {
    if (!(error instanceof BadModel)) throw error;
    return { schedule, model: nothingAsked({ runnable, setting }), problem: error.message, bad: error };
  }
}

/** The moment that a link asks for, of so many steps; the last where it asks for none. */
function momentIn(
  asked: string | undefined,
  steps: number,
): { readonly shown: number; readonly problem: string | null } {
  if (asked === undefined) return { shown: steps, problem: null };
  return MOMENT.test(asked)
    ? { shown: Math.min(Number(asked), steps), problem: null }
    : { shown: steps, problem: NO_MOMENT(asked) };
}

/** The steps and the moment that a link has, taken from the start of its setting. */
function followed(start: ScheduleReading, [, choices = '', total, asked]: RegExpExecArray): ScheduleReading {
  const { steps, problem, bad = start.bad } = followChoices(start.model, choices, Number(total));
  const moment = momentIn(asked, steps.length);
  return {
    schedule: { ...start.schedule, steps, shown: moment.shown },
    model: start.model,
    problem: start.problem ?? problem ?? moment.problem,
    ...(bad && { bad }),
  };
}

/**
 * Reads a schedule's text, of anything in the library. Never throws: text that cannot be read gives the default of
 * `fallback` (or of the text's own case) and a sentence; a schedule that the model no longer fits gives its longest
 * prefix that it does fit, and a sentence that says which choice no longer exists; a setting that makes a bad model
 * gives a computer of which nothing is asked, and the sentence of that model. `make` makes the model of a setting, the
 * setting's own unless somebody has changed it.
 */
export function readSchedule(library: Library, text: string, fallback: string, make: Make = AS_IT_IS): ScheduleReading {
  const open = (name: string, problem: string): ScheduleReading => startOf(library, { case: name }, make, problem);
  if (text.length > MOST_LINKED) return open(fallback, TOO_LONG(text.length));
  const [version, name, ...rest] = text.split(SEPARATOR);
  if (version !== VERSION || name === undefined) return open(fallback, NO_SCHEDULE(fallback));
  const shape = SHAPE.exec(rest.pop() ?? '');
  try {
    const start = startOf(library, { ...whenUnsaid(runnableOf(library, name)), ...wishOf(name, rest) }, make, null);
    return shape ? followed(start, shape) : { ...start, problem: CUT_SHORT };
  } catch (error) {
    if (!(error instanceof UnknownChoice)) throw error;
    return open(Object.hasOwn(library, name) ? name : fallback, `${error.message} The page shows its start.`);
  }
}

/**
 * Follows so many steps of a model, with choices as a link writes them. Never throws: what cannot be
 * followed ends there, with a sentence that says why.
 */
export function followChoices(
  model: Model,
  choices: string,
  total: number,
): Pick<ScheduleReading, 'problem' | 'bad'> & { readonly steps: readonly Step[] } {
  const letters = choices.match(CHOICES) ?? [];
  const steps: Step[] = [];
  let machine = model.start;
  let used = 0;
  let problem = total > MOST_STEPS ? `The link asks for ${total} steps; the page follows ${MOST_STEPS} at most.` : null;
  for (let number = 1; number <= Math.min(total, MOST_STEPS); number++) {
    const possible = enabledSteps(model, machine);
    let step = possible[0];
    if (possible.length > 1) {
      const letter = letters[used++];
      step = possible.find((one) => letterIn(model, one) === letter);
      if (step === undefined) {
        problem =
          letter === undefined
            ? `The link ends at step ${number}, where a choice is needed.`
            : `At step ${number} of the link ${sayLetter(letter)}, which is not possible there any more. The schedule is shown up to that point.`;
      }
    } else if (step === undefined)
      problem = `The link has ${total} steps, and step ${number} does not exist any more: after step ${number - 1} nothing moves.`;
    if (step === undefined) break;
    try {
      machine = takeStep(model, machine, step);
    } catch (error) {
      if (!(error instanceof BadModel)) throw error;
      return { steps, problem: `Step ${number} of the link cannot be taken: ${error.message}`, bad: error };
    }
    steps.push(step);
  }
  if (!problem && used < letters.length)
    problem = `The link has ${letters.length - used} choices more than its ${total} steps need; they are left out.`;
  return { steps, problem };
}
