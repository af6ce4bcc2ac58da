/** What was asked of a machine, as the text of a link to it: the one form that the machine reads. */
import type { Runnable } from '../../sim/computer/runnable.ts';
import { isSameSetting, settingFor, UnknownChoice, type Wish } from '../../sim/computer/setting.ts';
import { specFor } from '../../sim/computer/spec.ts';
import { modelFrom } from '../../sim/machine/model.ts';
import { clipped, setTwice } from '../../sim/outside.ts';
import { figure, many } from '../../sim/sentences.ts';
import { caseIn, MOST_STEPS, readSchedule, type ScheduleReading, writeSchedule } from '../../sim/trace/schedule.ts';
import type { Wishes } from './wishes.ts';

export interface Opening {
  /** Null: nothing that the frame does not show already. */
  readonly text: string | null;
  /** A step of a run that only a search can find: to be gone to once there is one. */
  readonly later: number | null;
  readonly problems: readonly string[];
}

/** Of a step that a run has not: what stands in its place. */
export const whyNoStep = (step: number, length: number, at: number): string =>
  `This run has ${many(length, 'step')}, so there is no step ${step}. It shows ${at === 0 ? 'the start' : at === length ? 'the last' : `step ${at}`}.`;

const WHOLE = /^\d{1,5}$/;

/** `Name=value, Name=value` as a wish has it. @throws UnknownChoice with a sentence. */
export function registryIn(text: string): Readonly<Record<string, string>> {
  const pairs = text.split(',').map((whole) => {
    const part = whole.trim();
    const at = part.search(/[=.]/);
    const [name, value] = [part.slice(0, Math.max(at, 0)).trim(), part.slice(at + 1).trim()];
    if (name === '' || value.includes('='))
      throw new UnknownChoice(`"${clipped(part)}" sets no registry value; write it as in SynAttackProtect=2.`);
    return [name, value] as const;
  });
  const [twice] = setTwice(pairs.map(([name]) => name));
  if (twice !== undefined) throw new UnknownChoice(twice);
  return Object.fromEntries(pairs);
}

/** The setting that was asked for. @throws UnknownChoice with a sentence that names the choices. */
export function wishIn(
  runnable: Runnable,
  { build, processors, registry, load, reading }: Wishes['asked'],
): Omit<Wish, 'case'> {
  if (processors !== undefined && !WHOLE.test(processors))
    throw new UnknownChoice(
      `"${clipped(processors)}" is no number of processors; choose ${runnable.processors.choices.join(', ')}.`,
    );
  return {
    ...(build !== undefined && { build }),
    ...(processors !== undefined && { processors: Number(processors) }),
    ...(registry !== undefined && { registry: registryIn(registry) }),
    ...(load !== undefined && { load }),
    ...(reading !== undefined && { reading }),
  };
}

/** `home`: the run that the frame was served with. Never throws. */
export function openingOf(runnable: Runnable, home: string, { asked }: Wishes): Opening {
  const problems: string[] = [];
  const wanted = asked.step !== undefined && WHOLE.test(asked.step) ? Number(asked.step) : null;
  if (asked.step !== undefined && wanted === null)
    problems.push(`"${clipped(asked.step)}" is no step; a step is a whole number from 0 to ${figure(MOST_STEPS)}.`);
  const run = runOf(runnable, home, asked, problems);
  const { schedule, model } = readOwn(runnable, run);
  const { steps, shown } = schedule;
  const found = run !== home && asked.schedule === undefined;
  if (wanted !== null && !found && wanted > steps.length) problems.push(whyNoStep(wanted, steps.length, steps.length));
  const at = wanted === null ? shown : Math.min(wanted, steps.length);
  const text = writeSchedule(model, steps, at);
  return { text: text === home ? null : text, later: found ? wanted : null, problems };
}

const readOwn = (runnable: Runnable, text: string): ScheduleReading =>
  readSchedule({ [runnable.name]: runnable }, text, runnable.name);

/** The text of the run that was asked for, or else of the one that is there; what is wrong is added to `problems`. */
function runOf(runnable: Runnable, home: string, asked: Wishes['asked'], problems: string[]): string {
  if (asked.schedule !== undefined) {
    const about = caseIn(asked.schedule);
    if (about !== null && about !== runnable.name) {
      problems.push(`The schedule is of ${about}, and this frame runs ${runnable.name}. It shows its own.`);
      return home;
    }
    const { schedule, problem } = readOwn(runnable, asked.schedule);
    if (problem !== null) problems.push(problem);
    return problem === null || schedule.steps.length > 0 ? asked.schedule : home;
  }
  try {
    const setting = settingFor(runnable, wishIn(runnable, asked));
    const own = readOwn(runnable, home).schedule.setting;
    return isSameSetting(setting, own) ? home : writeSchedule(modelFrom(specFor(runnable, setting)), []);
  } catch (error) {
    if (!(error instanceof UnknownChoice)) throw error;
    problems.push(`${error.message} The frame shows its own setting.`);
    return home;
  }
}
