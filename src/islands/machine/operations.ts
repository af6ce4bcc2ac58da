/**
 * What may be done to a machine. Every operation is pure: a state goes in with what was asked, and the state that follows
 * comes out. Clocks, workers and addresses are the wiring's (useMachine.ts), so that all of this can be tested without a page.
 */
import { isSameSetting, type Setting } from '../../sim/computer/setting.ts';
import type { Frame } from '../../sim/trace/frame.ts';
import { enabledAt } from '../../sim/trace/replay.ts';
import { caseIn } from '../../sim/trace/schedule.ts';
import type { Findings } from '../../workers/messages.ts';
import type { Course } from '../../workers/study.ts';
import {
  attempt,
  lengthOf,
  openText,
  type Run,
  moveTo as runAt,
  runFoundBy,
  runToPlay,
  settingOfRun,
  sharedBy,
  startOf,
  take as takenBy,
  withFindings,
} from './run.ts';
import { type MachineState, ofTrace, served } from './state.ts';
import { sentenceOf } from './told.ts';

/** Another run in hand. What is known of its schedule by the build is known at once. */
function withRun(state: MachineState, run: Run): MachineState {
  if (run.trace === state.run.trace) return { ...state, run };
  const known = ofTrace(run.trace);
  const { course } = state.home;
  const own = course?.schedule === known.schedule ? { course, courseOf: known.schedule } : {};
  return { ...state, run, ...known, ...own };
}

const saidAt = ({ run, reading }: MachineState): string | null => (reading.frames[run.shown] as Frame).said;

/** The reader has moved: whatever went on by itself ends, and the moment is the one to come back to. */
function shownTo(state: MachineState, run: Run): MachineState {
  const now = withRun({ ...state, playing: false, notice: null, kept: state.kept + 1 }, run);
  return { ...now, spoken: `Step ${run.shown} of ${lengthOf(run)}. ${saidAt(now) ?? 'The start.'}` };
}

const following = (state: MachineState): MachineState => ({ ...state, followed: state.followed + 1 });

/** A run that has to be made first. Where the model turns out to be a bad one the run in hand stays, and a notice says why. */
function shownMade(state: MachineState, make: () => Run): MachineState {
  const made = attempt(make);
  return 'run' in made ? shownTo(state, made.run) : { ...state, playing: false, notice: made.bad };
}

/** The setting in hand is to be searched. That of the page was, when the book was built. */
export function search(state: MachineState): MachineState {
  const begun = { ...state, bad: null, broken: false, searched: 0 };
  const { own, home, run } = state;
  return isSameSetting(own, settingOfRun(run)) ? found(begun, own, home.findings) : begun;
}

/** A text asks for a moment: a link that may be anything. */
export function open(state: MachineState, text: string): MachineState {
  const { name } = state.home;
  const about = caseIn(text);
  if (about !== null && about !== name)
    return { ...state, playing: false, notice: `The link is for ${about}, and this page runs ${name}.` };
  const { run, problem } = openText(state.runnable, text);
  const told = { ...state, playing: false, notice: problem };
  // A link that cannot be read at all gives the page as it is without one.
  if (problem !== null && lengthOf(run) === 0) {
    const { run: home, found } = served(state.runnable, state.home);
    return { ...withRun(told, home), found, bad: null, broken: false, searched: null };
  }
  return search({ ...following(withRun(told, run)), found: null });
}

/** The moment shown is another one of the run in hand. */
export const moveTo = (state: MachineState, shown: number): MachineState => shownTo(state, runAt(state.run, shown));

/** The same, from away from the figure. */
export const moveAlong = (state: MachineState, shown: number): MachineState => following(moveTo(state, shown));

/** One step from the moment shown. A button may be pressed before it is told that what it does is no longer possible. */
export const take = (state: MachineState, step: number): MachineState =>
  enabledAt(state.run.trace, state.run.shown).includes(step) ? shownMade(state, () => takenBy(state.run, step)) : state;

/** The step by which the hang is avoided, from where it still can be. */
export function avoid(state: MachineState): MachineState {
  const saved = state.course?.saved;
  return saved ? shownMade(following(state), () => takenBy(runAt(state.run, saved.at), saved.by)) : state;
}

/** Another setting, at its start. */
export function change(state: MachineState, setting: Setting): MachineState {
  const changed = shownMade(state, () => startOf(state.runnable, setting));
  return changed.run === state.run ? changed : search({ ...changed, found: null });
}

/** @param calm nothing may move by itself: the end is shown at once. */
export function play(state: MachineState, calm: boolean): MachineState {
  const { run, found } = state;
  const whole = runToPlay(run, found);
  if (state.playing || !whole) return shownTo(state, run);
  if (calm) return moveAlong(withRun(state, whole), lengthOf(whole));
  // Pressed in the midst of it, it goes on from there.
  const midway = run.shown > 0 && run.shown < lengthOf(run) && sharedBy(run, whole) === lengthOf(whole);
  const begun = following(midway ? state : withRun(state, whole));
  return { ...begun, playing: true, notice: null, spoken: 'Running.' };
}

/** A step further by itself, and the end of that at the end. */
export function tick(state: MachineState): MachineState {
  const { run, playing } = state;
  if (!playing) return state;
  if (run.shown < lengthOf(run)) return following({ ...state, run: runAt(run, run.shown + 1) });
  const verdict = run.findings ? sentenceOf(run.findings) : '';
  return { ...state, playing: false, kept: state.kept + 1, spoken: `${saidAt(state) ?? ''} ${verdict}` };
}

export const progress = (state: MachineState, searched: number): MachineState => ({ ...state, searched });

/** A search has ended. The reader may have gone on to another setting in the meantime. */
export function found(state: MachineState, setting: Setting, findings: Findings): MachineState {
  const told = { ...state, searched: null, spoken: sentenceOf(findings) };
  if (!isSameSetting(settingOfRun(state.run), setting)) return told;
  const way = runFoundBy(state.runnable, findings);
  return { ...withRun(told, withFindings(state.run, findings, way)), found: way };
}

/** A search broke off, with what it had found by then. */
export function breakOff(
  state: MachineState,
  setting: Setting,
  findings: Findings | null,
  sentence: string,
): MachineState {
  const kept = findings ? found(state, setting, findings) : state;
  return { ...kept, searched: null, notice: sentence, broken: true };
}

/** The search came upon a contradiction in the model. */
export const contradict = (state: MachineState, sentence: string): MachineState => ({
  ...state,
  searched: null,
  bad: sentence,
  spoken: sentence,
});

/** Whether the hang can still be avoided along a schedule. Of one that is no longer in hand nothing is kept. */
export const learnCourse = (state: MachineState, schedule: string, course: Course | null): MachineState =>
  schedule === state.schedule ? { ...state, course, courseOf: schedule } : state;

export const notify = (state: MachineState, notice: string | null): MachineState => ({ ...state, notice });
