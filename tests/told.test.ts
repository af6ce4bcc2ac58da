/** How a stop, a loop and a broken promise are told where a hang is told: in sentences, in the figure, in the frame. */
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { sayEnds } from '../src/islands/explore/ExploreAll.tsx';
import { openText, readingOf } from '../src/islands/machine/run.ts';
import StepThrough from '../src/islands/onPage/MachineOnPage.tsx';
import type { Wish } from '../src/sim/computer/setting.ts';
import { END_KINDS } from '../src/sim/explore/ends.ts';
import { reportOf } from '../src/sim/explore/report.ts';
import { IRQL_NOT_LESS_OR_EQUAL } from '../src/sim/kernel/bugcheck.ts';
import { runnable, settingOf } from '../src/sim/library/index.ts';
import { atStep } from '../src/sim/trace/schedule.ts';
import { OddsLine } from '../src/views/explore/OddsLine.tsx';
import { sayOdds } from '../src/views/explore/say.ts';
import { Lanes } from '../src/views/lanes/Lanes.tsx';
import { StopScreen } from '../src/views/machine/StopScreen.tsx';
import { StateSpace } from '../src/views/space/StateSpace.tsx';
import { drawnSpace } from '../src/views/space/spaceDrawing.ts';
import { sayCourse } from '../src/views/verdict/Avoidable.tsx';
import { tell } from '../src/views/verdict/Verdict.tsx';
import { findingsOf, foundReportOf } from '../src/workers/findings.ts';
import type { Findings } from '../src/workers/messages.ts';
import { courses, studyOf } from '../src/workers/study.ts';
import { explore } from '../tools/explored.ts';
import { CONCEPT_SETTINGS } from '../tools/truthTable.ts';

function known(wish: Wish) {
  const exploration = explore(settingOf(wish));
  const report = reportOf(exploration);
  const findings = { ...findingsOf(exploration), report: foundReportOf(exploration, report) };
  const schedule = findings.worst?.schedule ?? '';
  const course = courses(exploration)(schedule);
  const { run } = openText(runnable(wish.case), schedule);
  const page = renderToString(h(StepThrough, { name: wish.case, schedule, findings, course, builds: {}, ink: '' }));
  return { exploration, report, findings, schedule, course, run, page };
}
const STOP = known({ case: 'double-free' });
const LOOP = known({ case: 'endless-dpc' });
const PROMISE = known({ case: 'preemption', processors: 2 });
const ALL = [
  ['a stop', STOP, 'the stop', 'stop'],
  ['a loop', LOOP, 'the loop', 'loop'],
  ['a broken promise', PROMISE, 'the broken promise', 'break the promise'],
] as const;

describe.each(ALL)('%s on a page', (_, { findings, report, course, run, page }, the, does) => {
  const [mark, last] = [course?.noReturn ?? 0, findings.worst?.steps ?? 0];

  it('has its word, its shortest schedule, and how many schedules come to it', () => {
    const { word, sentence } = tell(findings);
    expect(the).toContain(word.replace('.', '').toLowerCase());
    expect(sentence).toContain(`The shortest has ${last} steps.`);
    expect(sentence).toMatch(/[Ss]ome schedules (end in it|break it), not all\./);
  });

  it('is called by its name wherever it can be avoided, run, or weighed', () => {
    expect(sayCourse(course, mark - 1).toLowerCase()).toBe(`${the} can still be avoided.`);
    expect(sayCourse(course, mark)).toBe(`No way back since step ${mark}.`);
    expect(page).toContain(`Run ${the === 'the broken promise' ? 'it' : the}`);
    if (!report.odds) throw new Error('There is a chance of each of these.');
    expect(sayOdds(report.odds, findings.verdict)).toContain(`% ${does}. That is the exact figure`);
    expect(renderToString(h(OddsLine, { odds: report.odds, verdict: findings.verdict }))).toContain(` ${does}</text>`);
    for (const text of [page, sayOdds(report.odds, findings.verdict)])
      expect(text.replace('Nothing hangs, loops or stops', '')).not.toMatch(/\bhangs?\b/);
  });

  it('is drawn with the rule from which there is no way back', () => {
    const { drawing } = readingOf(run.trace);
    const html = renderToString(
      h(Lanes, { drawing, shown: last, noReturn: mark, verdict: findings.verdict, damage: null }),
    );
    expect(html).toContain('no way back: every schedule from here ends in ');
    expect(html).not.toContain('it hangs');
  });
});

describe('where everybody stands at the end', () => {
  it('of a stop: the code, in the figure and in its words', () => {
    const { drawing } = readingOf(STOP.run.trace);
    expect(drawing.stands.map(({ kind, words }) => [kind, words])).toEqual([
      ['stopped', 'STOP 0x00000050: nothing runs any more'],
    ]);
    expect(drawing.lost).toBe(true);
    expect(STOP.page).toContain('At the end STOP 0x00000050: nothing runs any more.');
  });

  it('of a loop: who goes round, on which processor', () => {
    const { drawing } = readingOf(LOOP.run.trace);
    expect(drawing.stands.filter(({ kind }) => kind === 'loops').map(({ processor }) => processor)).toEqual([0, 1]);
    expect(drawing.lost).toBe(true);
    expect(LOOP.page).toContain('At the end ReceiveDpcRoutine loops for ever on processors 0 and 1.');
  });

  it('of several schedules to a loop: on how many processors, and no end that looks like one told before', () => {
    const { ways } = studyOf(explore(settingOf({ case: 'endless-dpc' })));
    expect(ways[0]?.ends).toEqual(['ReceiveDpcRoutine loops for ever on 2 processors']);
    expect(ways.map(({ ends }) => ends.join())).toEqual([...new Set(ways.map(({ ends }) => ends.join()))]);
    expect(ways.length).toBeGreaterThan(1);
  });

  it('of a run that goes well: nobody', () => {
    for (const setting of CONCEPT_SETTINGS) {
      const x = explore(setting);
      if (x.worst) continue;
      const { well } = findingsOf(x);
      const { drawing } = readingOf(openText(runnable(setting.case), well?.schedule ?? '').run.trace);
      expect([drawing.lost, drawing.stands.filter(({ kind }) => kind === 'loops' || kind === 'stopped')]).toEqual([
        false,
        [],
      ]);
    }
  });
});

describe('a stop screen', () => {
  it('says number, name and four parameters, those that cannot be known in words', () => {
    const html = renderToString(h(StopScreen, { stop: IRQL_NOT_LESS_OR_EQUAL }));
    expect(html).toContain('STOP 0x0000000A');
    expect(html).toContain('IRQL_NOT_LESS_OR_EQUAL');
    expect(html.match(/<li>/g)).toHaveLength(4);
    expect(html).toContain('an address in freed memory');
  });

  it('stands beside the machine that has stopped, and its room is kept before', () => {
    const shownAt = (at: number): string =>
      renderToString(
        h(StepThrough, {
          name: 'double-free',
          schedule: atStep(STOP.schedule, at),
          findings: STOP.findings,
          course: STOP.course,
          builds: {},
          ink: '',
        }),
      );
    expect(shownAt(6)).toContain('class="stop-screen"');
    expect(shownAt(5)).toContain('class="stop-screen idle"');
    expect(LOOP.page).not.toContain('stop-screen');
  });
});

describe('the ends, counted', () => {
  const none = Object.fromEntries(END_KINDS.map((kind) => [kind, 0])) as Parameters<typeof sayEnds>[0];

  it.each([
    [{ hung: 1, well: 2 }, true, 'The computer can end in 3 ways, of which 1 is a hang.'],
    [{ hung: 1 }, true, 'The computer can end in 1 way, and that is a hang.'],
    [{ hung: 2 }, true, 'The computer can end in 2 ways, and each is a hang.'],
    [
      { hung: 1, stopped: 2, well: 1 },
      true,
      'The computer can end in 4 ways, of which 1 is a hang and 2 are stop screens.',
    ],
    [{ looping: 1, well: 1 }, true, 'The computer can end in 2 ways, of which 1 is a loop.'],
    [{ 'well, but': 1, well: 1 }, true, 'The computer can end in 2 ways, of which 1 breaks a promise.'],
    [{ stopped: 3 }, false, 'Of the ends reached so far, 3 are stop screens.'],
  ] as const)('%j', (counts, complete, sentence) => {
    expect(sayEnds({ ...none, ...counts }, complete)).toBe(sentence);
  });

  it('each kind has a shape of its own in the drawing of a whole space, and its words', () => {
    const says = ({ exploration }: typeof STOP): string =>
      renderToString(h(StateSpace, { space: drawnSpace(exploration, exploration.worst?.steps ?? []) }));
    expect(says(STOP)).toContain('a stop screen');
    expect(says(LOOP)).toContain('a processor loops for ever');
    expect(says(PROMISE)).toContain('everything is done, and a promise is broken');
  });
});

describe('a verdict that has more than one bad end', () => {
  const base: Findings = { ...STOP.findings, verdict: 'hang', bad: ['hung', 'stopped'], inevitable: false };

  it('says that a stop is possible too', () => {
    expect(tell(base).sentence).toContain(
      'Some schedules end in STOP 0x00000050 (PAGE_FAULT_IN_NONPAGED_AREA) instead.',
    );
    expect(tell({ ...base, bad: ['hung', 'looping'], stops: [] }).sentence).toContain(
      'Some schedules end in a loop instead.',
    );
  });

  it('does not say that every schedule ends in a hang where some end in a stop', () => {
    expect(tell({ ...base, inevitable: true }).sentence).toContain(
      'Every schedule ends in it or in STOP 0x00000050 (PAGE_FAULT_IN_NONPAGED_AREA).',
    );
  });
});
