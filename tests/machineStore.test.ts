/** The state of a machine in a reader's hands, and what may be done to it: without a page, a clock or a worker. */
import { describe, expect, it } from 'vitest';
import * as does from '../src/islands/machine/operations.ts';
import { lengthOf, openText, settingOfRun, textOf } from '../src/islands/machine/run.ts';
import { type MachineState, served } from '../src/islands/machine/state.ts';
import { storeOf } from '../src/islands/machine/store.ts';
import type { Setting } from '../src/sim/computer/setting.ts';
import { runnable, settingOf } from '../src/sim/library/index.ts';
import { enabledAt } from '../src/sim/trace/replay.ts';
import { findingsOf } from '../src/workers/findings.ts';
import type { Findings } from '../src/workers/messages.ts';
import { explore } from '../tools/explored.ts';

const Q177245 = runnable('Q177245');
const OWN = settingOf({ case: 'Q177245' });
const OTHER = settingOf({ case: 'Q177245', processors: 1 });
const searched = (setting: Setting): Findings => findingsOf(explore(setting));
const FOUND = searched(OWN);
const FOUND_OTHER = searched(OTHER);
const HANG = FOUND.worst?.schedule ?? '';

const home = { name: 'Q177245', schedule: HANG, findings: FOUND, course: null };
const START = served(Q177245, home);
const END = lengthOf(START.run);
const atOther = does.change(START, OTHER);

describe('a machine as it is served', () => {
  it('shows the end of the shortest hang, with its verdict, and neither plays nor searches', () => {
    expect(START.run).toMatchObject({ shown: END, findings: FOUND });
    expect(START).toMatchObject({ playing: false, searched: null, broken: false, bad: null, notice: null });
  });

  it('is at rest: nothing is to be followed or written into the address', () => {
    expect(START).toMatchObject({ followed: 0, kept: 0, spoken: '' });
  });
});

describe('moving through a run', () => {
  it('shows the moment asked for, says it, and keeps it to be come back to', () => {
    const moved = does.moveTo(START, 3);
    expect(moved.run.shown).toBe(3);
    expect(moved.spoken).toContain(`Step 3 of ${END}.`);
    expect(moved.kept).toBe(START.kept + 1);
  });

  it('stays between the start and the end, whatever is asked', () => {
    expect(does.moveTo(START, -5).run.shown).toBe(0);
    expect(does.moveTo(START, 10_000).run.shown).toBe(END);
  });

  it('has the figure follow where it was moved from away from it, and else not', () => {
    expect(does.moveAlong(START, 3).followed).toBe(START.followed + 1);
    expect(does.moveTo(START, 3).followed).toBe(START.followed);
  });

  it('changes nothing that it was handed', () => {
    const before = JSON.stringify([START.run.shown, START.kept, START.spoken]);
    does.take(does.moveTo(START, 0), enabledAt(START.run.trace, 0)[0] as number);
    expect(JSON.stringify([START.run.shown, START.kept, START.spoken])).toBe(before);
  });
});

describe('taking a step', () => {
  it('goes along the schedule in hand where that takes it too', () => {
    const first = does.moveTo(START, 0);
    const step = START.run.trace.moments[1]?.step as number;
    const taken = does.take(first, step);
    expect(taken.run.trace).toBe(START.run.trace);
    expect(taken.run.shown).toBe(1);
  });

  it('parts from it where it does not, with what is known of the setting', () => {
    const at = Array.from({ length: END }, (_, moment) => moment).find(
      (moment) => enabledAt(START.run.trace, moment).length > 1,
    ) as number;
    const other = enabledAt(START.run.trace, at).find(
      (step) => step !== START.run.trace.moments[at + 1]?.step,
    ) as number;
    const parted = does.take(does.moveTo(START, at), other);
    expect(lengthOf(parted.run)).toBe(at + 1);
    expect(parted.schedule).not.toBe(START.schedule);
    expect(parted.run.findings).toBe(FOUND);
  });

  it('does nothing where the step cannot be taken by now', () => {
    expect(does.take(START, 9_999)).toBe(START);
  });
});

describe('opening what an address asks for', () => {
  it('of the page’s own setting brings the verdict of the page with it, and searches nothing', () => {
    const opened = does.open(START, `${HANG}@2`);
    expect(opened.run).toMatchObject({ shown: 2, findings: FOUND });
    expect(opened.searched).toBeNull();
    expect(opened.followed).toBe(START.followed + 1);
  });

  it('of another setting has no verdict until it is searched', () => {
    const opened = does.open(START, textOf(atOther.run));
    expect(opened).toMatchObject({ searched: 0, found: null });
    expect(opened.run.findings).toBeNull();
  });

  it('of another article is refused in a sentence, and the run in hand stays', () => {
    const opened = does.open(START, 'A~Q297040~.0');
    expect(opened.run).toBe(START.run);
    expect(opened.notice).toBe('The link is for Q297040, and this page runs Q177245.');
  });

  it('that cannot be read gives the page as it was served, with a sentence, and ends the search of another setting', () => {
    const opened = does.open(atOther, 'A~Q177245~nonsense');
    expect(opened.notice).not.toBeNull();
    expect(opened.run.findings).toBe(FOUND);
    expect(opened.run.shown).toBe(END);
    expect(opened.searched).toBeNull();
  });
});

describe('another setting', () => {
  it('begins at its start, without a verdict, and is to be searched', () => {
    expect(settingOfRun(atOther.run)).toEqual(OTHER);
    expect(lengthOf(atOther.run)).toBe(0);
    expect(atOther).toMatchObject({ searched: 0, found: null });
  });

  it('has its hang laid before a reader who has not begun', () => {
    const known = does.found(atOther, OTHER, FOUND_OTHER);
    expect(known.searched).toBeNull();
    expect(known.run.findings).toBe(FOUND_OTHER);
    expect(known.run.shown).toBe(FOUND_OTHER.worst?.steps ?? 0);
  });

  it('keeps the run of a reader who has', () => {
    const begun = does.take(atOther, enabledAt(atOther.run.trace, 0)[0] as number);
    const known = does.found(begun, OTHER, FOUND_OTHER);
    expect(known.run.trace).toBe(begun.run.trace);
    expect(known.run.findings).toBe(FOUND_OTHER);
  });

  it('is not told what was found of the one before it', () => {
    const known = does.found(atOther, OWN, FOUND);
    expect(known.run).toBe(atOther.run);
    expect(known.run.findings).toBeNull();
  });

  it('back to the page’s own has the verdict at once', () => {
    const back = does.change(atOther, OWN);
    expect(back.run.findings).toBe(FOUND);
    expect(back.searched).toBeNull();
  });
});

describe('a search that ends otherwise', () => {
  it('counts states as it goes', () => {
    expect(does.progress(atOther, 1_234).searched).toBe(1_234);
  });

  it('breaks off with a sentence, keeps what it had found, and can be begun again', () => {
    const broken = does.breakOff(atOther, OTHER, FOUND_OTHER, 'The worker is gone.');
    expect(broken).toMatchObject({ searched: null, broken: true, notice: 'The worker is gone.' });
    expect(broken.run.findings).toBe(FOUND_OTHER);
    expect(does.search(broken)).toMatchObject({ broken: false, searched: 0 });
  });

  it('comes upon a bad model, and says so instead of a verdict', () => {
    const bad = does.contradict(atOther, 'The model contradicts itself.');
    expect(bad).toMatchObject({ searched: null, bad: 'The model contradicts itself.', spoken: bad.bad });
  });
});

describe('a run that goes on by itself', () => {
  const toTheEnd = (state: MachineState): MachineState => (state.playing ? toTheEnd(does.tick(state)) : state);

  it('begins at the start, ends at the end, and says the verdict there', () => {
    const playing = does.play(START, false);
    expect(playing).toMatchObject({ playing: true, spoken: 'Running.' });
    expect(playing.run.shown).toBe(0);
    const ended = toTheEnd(playing);
    expect(ended.run.shown).toBe(END);
    expect(ended.kept).toBe(playing.kept + 1);
    expect(ended.spoken).toContain('Hang');
  });

  it('goes on from the midst of it, and stops there when it is pressed again', () => {
    const midway = does.play(does.moveTo(START, 4), false);
    expect(midway.run.shown).toBe(4);
    const stopped = does.play(does.tick(midway), false);
    expect(stopped).toMatchObject({ playing: false });
    expect(stopped.run.shown).toBe(5);
  });

  it('is shown at its end at once to a reader who wants nothing to move', () => {
    const shown = does.play(does.moveTo(START, 4), true);
    expect(shown).toMatchObject({ playing: false });
    expect(shown.run.shown).toBe(END);
  });
});

describe('the course of a schedule', () => {
  it('is learnt of the schedule in hand, and not of one that was left', () => {
    const { run } = openText(Q177245, HANG);
    expect(does.learnCourse(START, START.schedule, null).courseOf).toBe(START.schedule);
    expect(does.learnCourse(START, textOf({ ...run, shown: 1 }), null)).toBe(START);
  });
});

describe('the store', () => {
  it('tells each watcher of each new state, and nobody of none', () => {
    const store = storeOf(1);
    const seen: number[] = [];
    const leave = store.watch((state) => seen.push(state));
    store.apply((state) => state + 1);
    store.apply((state) => state);
    leave();
    store.apply((state) => state + 1);
    expect(seen).toEqual([2]);
    expect(store.now()).toBe(3);
  });
});
