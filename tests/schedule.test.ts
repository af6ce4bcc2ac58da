import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inWords } from '../src/sim/computer/setting.ts';
import { readSchedule, settingOf } from '../src/sim/library/index.ts';
import { enabledSteps, takeStep } from '../src/sim/machine/doors.ts';
import type { Machine } from '../src/sim/machine/model.ts';
import type { Step } from '../src/sim/machine/moves.ts';
import { writeSchedule } from '../src/sim/trace/schedule.ts';
import { explore } from '../tools/explored.ts';
import { TRUTH_TABLE } from '../tools/truthTable.ts';
import { hostileText, ownText, whyMisread } from './support/fragments.ts';
import { anySetting, modelAgain, walk, walks } from './support/walks.ts';

const choicesIn = (text: string): string => /([^~]*)\.\d+(?:@\d+)?$/.exec(text)?.[1] ?? '';

describe('a schedule as text', () => {
  it('reads as what was written: setting, steps and the moment that is shown', () => {
    fc.assert(
      fc.property(anySetting, walks, fc.nat(), (setting, choices, at) => {
        const model = modelAgain(setting);
        const { steps } = walk(model, choices);
        const shown = at % (steps.length + 1);
        const { schedule, problem } = readSchedule(writeSchedule(model, steps, shown), 'Q177245');
        expect({ ...schedule, problem }).toEqual({ setting, steps, shown, problem: null });
      }),
      { numRuns: 150 },
    );
  });

  it('has one character for each choice, and none where only one step is possible', () => {
    fc.assert(
      fc.property(anySetting, walks, (setting, choices) => {
        const model = modelAgain(setting);
        const { steps, machines } = walk(model, choices);
        const open = machines.slice(0, steps.length).filter((machine) => enabledSteps(model, machine).length > 1);
        expect(choicesIn(writeSchedule(model, steps))).toHaveLength(open.length);
      }),
      { numRuns: 100 },
    );
  });

  it('needs no escape in a link', () => {
    fc.assert(
      fc.property(ownText, (text) => {
        expect(new URL(`https://book.example/kb/#${text}`).hash).toBe(`#${text}`);
        expect(encodeURI(text)).toBe(text);
      }),
      { numRuns: 100 },
    );
  });

  it('leads to the same machine every time, byte for byte', () => {
    fc.assert(
      fc.property(ownText, (text) => {
        const end = (): Machine => {
          const { model, schedule } = readSchedule(text, 'Q177245');
          return schedule.steps.reduce((machine, step) => takeStep(model, machine, step), model.start);
        };
        expect(end()).toEqual(end());
      }),
      { numRuns: 50 },
    );
  });

  it.each(
    TRUTH_TABLE.filter(({ expected, states }) => expected !== 'no hang' && states < 20_000).map(
      ({ setting }) => [inWords(setting), setting] as const,
    ),
  )('the shortest hang of %s fits into 120 characters', (_, setting) => {
    const { model, worst } = explore(setting);
    expect(writeSchedule(model, worst?.steps ?? []).length).toBeLessThanOrEqual(120);
    expect(worst?.steps.length).toBeGreaterThan(0);
  });
});

describe('a link that the model no longer fits', () => {
  const faulty = settingOf({ case: 'Q177245' });
  const hang = explore(faulty);
  const text = writeSchedule(hang.model, hang.worst?.steps ?? []);
  const edited = text.replace('Q177245~', 'Q177245~bnt4-sp4~');

  it('replays its longest prefix that can be taken, and names the step at which it ends', () => {
    const { schedule, model, problem } = readSchedule(edited, 'Q177245');
    expect(schedule.setting.build).toBe('nt4-sp4');
    expect(problem).toMatch(/^(At step|The link ends at step) \d+.*\.$/);
    expect(problem).toContain(`step ${schedule.steps.length + 1}`);
    expect(schedule.steps.length).toBeGreaterThan(5);
    // The same letters, followed by hand: each is a choice of the fixed build up to that step.
    const letters = [...choicesIn(edited)];
    let machine = model.start;
    for (const step of schedule.steps) {
      if (enabledSteps(model, machine).length > 1) letters.shift();
      machine = takeStep(model, machine, step);
    }
    expect(enabledSteps(model, machine).length).toBeGreaterThan(1);
    expect(letters.length === 0 || problem?.startsWith('At step')).toBe(true);
  });

  it('a schedule with more steps than the machine has says after which one nothing moves', () => {
    const more = text.replace(/\.\d+$/, '.60');
    const { schedule, problem } = readSchedule(more, 'Q177245');
    expect(schedule.steps).toEqual(hang.worst?.steps);
    expect(problem).toBe('The link has 60 steps, and step 29 does not exist any more: after step 28 nothing moves.');
  });

  it('choices behind the last step are left out, and said to be', () => {
    const { schedule, problem } = readSchedule(text.replace(/\.\d+$/, '.3'), 'Q177245');
    expect(schedule.steps).toEqual(hang.worst?.steps.slice(0, 3));
    expect(problem).toMatch(/^The link has \d+ choices more than its 3 steps need/);
  });

  it.each([
    ['', /does not begin like a schedule/],
    ['Z~Q177245~.0', /does not begin like a schedule/],
    ['A~Q1~.0', /There is no case "Q1"; choose one of .*Q177245, .*preemption, /],
    ['A~Q177245~p9~.0', /There is no number of processors "9"; choose one of 1, 2, 3, 4\./],
    ['A~Q177245~bnt5~.0', /There is no build "nt5"; choose one of nt4-sp3, /],
    ['A~Q177245~lsleep~.0', /There is no load "sleep"; choose one of both-closes, /],
    ['A~Q177245~rSynAttackProtect.7~.0', /There is no SynAttackProtect "7"; choose one of absent, 0, 1, 2\./],
    [
      'A~Q177245~rTcpTimedWaitDelay.7~.0',
      /There is no registry value "TcpTimedWaitDelay"; choose one of SynAttackProtect\./,
    ],
    ['A~Q177245~x1~.0', /has a setting "x1" that this page does not know/],
    ['A~Q177245~a0000', /is cut short or changed/],
    [`A~Q177245~b${'y'.repeat(900)}~.0`, /There is no build "y{40}…"; choose one of/],
    ['y'.repeat(5000), /is 5000 characters long/],
  ])('%.40s shows the start and a sentence that says what was wrong', (wrong, sentence) => {
    const { schedule, problem } = readSchedule(wrong, 'Q177245');
    expect(problem).toMatch(sentence);
    expect(schedule).toEqual({ setting: faulty, steps: [], shown: 0 });
  });

  it('a wrong setting of another case shows that case', () => {
    expect(readSchedule('A~Q297040~p9~.0', 'Q177245').schedule.setting.case).toBe('Q297040');
  });

  it('a moment behind the end is the end', () => {
    const { schedule, problem } = readSchedule(`${text}@99`, 'Q177245');
    expect([schedule.shown, problem]).toEqual([28, null]);
  });

  it('whatever a text is, it is read without a throw, as a schedule and a sentence (the full test asks 100,000)', () => {
    fc.assert(
      fc.property(hostileText, (hostile) => {
        expect(whyMisread(hostile)).toBeNull();
      }),
      { numRuns: 2000 },
    );
  });
});

/** Every step of the shortest hang is a choice that a reader could have made. */
it('the shortest hang of each case replays to a machine in which nothing moves', () => {
  for (const name of ['Q177245', 'Q297040'] as const) {
    const { model, worst } = explore(settingOf({ case: name }));
    const end = (worst?.steps ?? []).reduce(
      (machine: Machine, step: Step) => takeStep(model, machine, step),
      model.start,
    );
    expect(enabledSteps(model, end)).toEqual([]);
  }
});
