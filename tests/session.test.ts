import { describe, expect, test } from 'vitest';
import type { Wish } from '../src/sim/computer/setting.ts';
import { ExFreePool, poolBlock } from '../src/sim/kernel/pool.ts';
import { modelOf, settingOf } from '../src/sim/library/index.ts';
import { inMachine, line, lt, plus, put } from '../src/sim/terms.ts';
import type { Answer } from '../src/workers/messages.ts';
import { type Session, sessionOf } from '../src/workers/session.ts';
import { smallModel } from './support/small.ts';

const ROOMY = 2 ** 28;

/** A session without a worker around it, and everything that it has posted, as a page would get it. */
function begin(wish: Wish, budget = ROOMY): { readonly session: Session; readonly posted: Answer[] } {
  const posted: Answer[] = [];
  return {
    posted,
    session: sessionOf(
      () => modelOf(settingOf(wish)),
      budget,
      (answer) => posted.push(structuredClone(answer)),
    ),
  };
}
function finish({ work }: Session): void {
  while (work(1000));
}
const found = (posted: readonly Answer[]) => posted.flatMap((answer) => (answer.kind === 'found' ? [answer] : []));

describe('a search in the background', () => {
  test('tells the verdict first, then its report, then everything else, then other readings: all of it plain data', () => {
    const { session, posted } = begin({ case: 'Q177245' });
    finish(session);
    expect(posted.map(({ kind }) => kind)).toEqual(['found', 'found', 'studied', 'found']);
    const [first, second, third] = found(posted);
    expect(second?.findings.report?.readings).toBeNull();
    expect(third?.findings.report?.readings?.verdictRestsOn).not.toEqual([]);
    expect(first?.findings.report).toBeNull();
    expect(second?.findings.report?.noReturn).toBeGreaterThan(0);
    expect(second?.findings).toMatchObject({ verdict: 'hang', complete: true, open: 0 });
  });

  test('shows that it is at work between the pieces of what follows its search, and reports no search that is over', () => {
    const events: string[] = [];
    const session = sessionOf(
      () => modelOf(settingOf({ case: 'Q177245' })),
      ROOMY,
      ({ kind }) => events.push(kind),
      undefined,
      () => events.push('pulse'),
    );
    while (session.work(1000)) events.push(session.progress().kind);
    const [found, again] = [events.indexOf('found'), events.lastIndexOf('studied')];
    // Two thousand runs by chance, each end and each probe are pieces of their own.
    expect(events.slice(found, again).filter((one) => one === 'pulse').length).toBeGreaterThan(2000);
    expect(events.slice(found)).not.toContain('progress');
    expect(events.slice(0, found)).toContain('progress');
  });

  test('that is stopped keeps what it found, and never says “no hang”', () => {
    for (const wish of [{ case: 'Q177245' }, { case: 'Q177245', build: 'nt4-sp4' }]) {
      const { session, posted } = begin(wish);
      session.work(500);
      session.stop();
      finish(session);
      const [answer] = found(posted);
      expect(answer?.note).toBe('You stopped the search.');
      expect(answer?.findings).toMatchObject({ verdict: 'gave-up', complete: false, inevitable: null });
      expect(answer?.findings.states).toBeGreaterThanOrEqual(500);
      expect(answer?.findings.open).toBeGreaterThan(0);
    }
  });

  test('that is stopped late says that there is a hang, and not whether it must come', () => {
    const { session, posted } = begin({ case: 'Q177245' });
    session.work(2420);
    session.stop();
    finish(session);
    expect(found(posted)[0]?.findings).toMatchObject({ verdict: 'hang', complete: false, inevitable: null });
  });

  test('that comes to the end of its memory ends there, with how far it came', () => {
    const { session, posted } = begin({ case: 'Q177245', load: 'both-closes-under-traffic', processors: 4 }, 2 ** 20);
    finish(session);
    const [answer] = found(posted);
    expect(answer?.note).toContain('1 MB');
    expect(answer?.findings.complete).toBe(false);
    expect(answer?.findings.open).toBeGreaterThan(0);
    expect(answer?.findings.verdict).not.toBe('no-hang');
  });

  test('tells of a hang that is certain before its end', () => {
    const { session } = begin({ case: 'Q177245', load: 'both-closes-under-traffic' });
    let early: Answer | null = null;
    while (session.work(1000) && !early) {
      const so = session.progress();
      if (so.kind === 'progress' && so.sofar) early = so;
    }
    expect(early).toMatchObject({ kind: 'progress', sofar: { verdict: 'hang', complete: false, inevitable: null } });
  });

  test('tells as early of a stop that is certain, whichever way leads to it', () => {
    const [gone, count] = [poolBlock('block'), inMachine('count', { max: 200 })];
    const model = smallModel({
      processors: 2,
      threads: {
        Freeing: [ExFreePool(gone), ExFreePool(gone)],
        Counting: [line('count++;', { act: [put(count, plus(count, 1))], says: 'counts', again: lt(count, 199) })],
      },
    });
    const session = sessionOf(
      () => model,
      ROOMY,
      () => undefined,
      50,
    );
    let early: Answer | null = null;
    while (session.work(10) && !early) {
      const so = session.progress();
      if (so.kind === 'progress' && so.sofar) early = so;
    }
    expect(early).toMatchObject({
      sofar: { bad: ['stopped'], complete: false, inevitable: null, stops: [{ code: 0x50 }] },
    });
  });

  test('answers what can still be avoided: at once when it is done, and when it is done if asked before', () => {
    const { session, posted } = begin({ case: 'Q177245' });
    const schedule = 'A~Q177245~a00000f110.10';
    session.course(schedule);
    expect(posted).toEqual([]);
    finish(session);
    session.course(schedule);
    const answers = posted.filter(({ kind }) => kind === 'course');
    expect(answers).toHaveLength(2);
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]).toMatchObject({ schedule, course: { noReturn: null } });
  });

  test('says of a schedule of another setting, or one that cannot be read, that it is not known', () => {
    const { session, posted } = begin({ case: 'Q177245' });
    finish(session);
    session.course('A~Q177245~p4~.0');
    session.course('nonsense');
    const answers = posted.flatMap((answer) => (answer.kind === 'course' ? [answer.course] : []));
    expect(answers[0]).toBeNull();
    expect(answers).toHaveLength(2);
  });
});
