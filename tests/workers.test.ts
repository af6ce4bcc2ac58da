/** The page's side of a search in the background, with workers that end in every way in which one can. No test waits: the clock is a fake one. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Setting } from '../src/sim/computer/setting.ts';
import { settingOf } from '../src/sim/library/index.ts';
import {
  askCourse,
  explore,
  openExplorer,
  type SearchProgress,
  stop,
  type Tidings,
  watch,
} from '../src/workers/explorer.ts';
import { gaveUp } from '../src/workers/gaveUp.ts';
import type { Answer, Ask, Findings } from '../src/workers/messages.ts';
import { askVerdict, type BuildVerdict } from '../src/workers/verdicts.ts';

const ONE = settingOf({ case: 'Q177245', processors: 3 });
const OTHER = settingOf({ case: 'Q177245', processors: 4 });

class FakeWorker {
  static all: FakeWorker[] = [];
  static refuses = false;
  readonly asked: Ask[] = [];
  ended = false;
  onmessage: ((event: { data: Answer }) => void) | null = null;
  onerror: (() => void) | null = null;
  onmessageerror: (() => void) | null = null;
  constructor() {
    if (FakeWorker.refuses) throw new Error('refused');
    FakeWorker.all.push(this);
  }
  postMessage(ask: Ask): void {
    this.asked.push(structuredClone(ask));
  }
  terminate(): void {
    this.ended = true;
  }
  says(...answers: readonly Answer[]): void {
    for (const data of answers) this.onmessage?.({ data });
  }
}
const newest = (): FakeWorker => FakeWorker.all.at(-1) as FakeWorker;
const progress = (states: number, sofar: Findings | null = null): Answer => ({
  kind: 'progress',
  states,
  open: 7,
  bytes: 0,
  sofar,
});
const FOUND: Findings = { ...gaveUp({ states: 10, open: 0 }), verdict: 'no-hang', complete: true };
const HANG: Findings = {
  ...gaveUp({ states: 900, open: 7 }),
  verdict: 'hang',
  worst: { schedule: 'A~Q177245~.0', steps: 0, switches: 0 },
};

let known: SearchProgress | null = null;
let leave = (): unknown => null;
let page: { visibilityState: string };

/** Seconds of the fake clock, one after the other, as a page lives through them that nobody holds up. */
const seconds = (count: number): void => void vi.advanceTimersByTime(count * 1000);

beforeEach(() => {
  vi.useFakeTimers();
  FakeWorker.all = [];
  FakeWorker.refuses = false;
  page = { visibilityState: 'visible' };
  vi.stubGlobal('Worker', FakeWorker);
  vi.stubGlobal('document', page);
  leave = watch((now) => {
    known = now;
  });
});
afterEach(() => {
  openExplorer().close();
  leave();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** Every way in which a worker can be gone, and whether the page is told by the browser or has to find out. */
const DEATHS: Readonly<Record<string, (worker: FakeWorker) => void>> = {
  'gone without a word: ended by the browser, out of memory, or going round for ever': () => seconds(30),
  'an error, or a script that does not come': (worker) => worker.onerror?.(),
  'a message that cannot be read': (worker) => worker.onmessageerror?.(),
  'a fault of the search itself': (worker) => worker.says({ kind: 'failed', sentence: 'The search broke off: x.' }),
};

describe.each(Object.entries(DEATHS))('a worker that ends by %s', (_, die) => {
  test('leaves what it had told, as given up, with a sentence and a way to try again', () => {
    explore(ONE);
    newest().says(progress(500));
    die(newest());
    expect(known).toMatchObject({ phase: 'over', broken: true, states: 500 });
    expect(known?.findings).toMatchObject({ verdict: 'gave-up', complete: false, states: 500, open: 7 });
    expect(known?.note).toMatch(/^[A-Z].*\. The page shows what it knew by then\.$/);
    expect(newest().ended).toBe(true);
  });

  test('leaves a hang that was certain by then, and does not say that it must come', () => {
    explore(ONE);
    newest().says(progress(900, HANG));
    die(newest());
    expect(known?.findings).toMatchObject({ verdict: 'hang', complete: false, inevitable: null });
  });

  test('before its first word leaves no verdict at all', () => {
    explore(ONE);
    die(newest());
    expect(known).toMatchObject({ phase: 'over', broken: true, findings: null });
    expect(known?.note).toMatch(/there is no verdict for this choice; you can still step through it by hand\.$/);
  });

  test('tells everyone on the page once: who watches, who follows the setting, and who asked about a schedule', () => {
    const [tidings, courses]: [Tidings[], unknown[]] = [[], []];
    openExplorer().ask(ONE, (one) => tidings.push(one));
    askCourse(ONE, 'A~Q177245~p3~.0', (course) => courses.push(course));
    newest().says(progress(500));
    die(newest());
    die(newest());
    expect(tidings.filter(({ kind }) => kind === 'broken')).toHaveLength(1);
    expect(tidings.at(-1)).toMatchObject({ kind: 'broken', findings: { verdict: 'gave-up' } });
    expect(courses).toEqual([null]);
  });

  test('is followed by a new one when the same is asked again, which is asked the open question too', () => {
    const [tidings, courses]: [Tidings[], unknown[]] = [[], []];
    const explorer = openExplorer();
    explorer.ask(ONE, () => {});
    askCourse(ONE, 'A~Q177245~p3~.0', (course) => courses.push(course));
    newest().says(progress(500));
    die(newest());
    explorer.ask(ONE, (one) => tidings.push(one));
    expect(FakeWorker.all).toHaveLength(2);
    expect(newest().asked.map(({ kind }) => kind)).toEqual(['explore', 'course']);
    newest().says(progress(3), { kind: 'found', findings: FOUND, note: null });
    expect(tidings.at(-1)).toMatchObject({ kind: 'found', findings: { verdict: 'no-hang' } });
    newest().says({ kind: 'course', schedule: 'A~Q177245~p3~.0', course: null });
    expect(courses).toEqual([null, null]);
    expect(known).toMatchObject({ broken: false, note: null });
  });

  test('while it works out what all of it means loses nothing of the verdict', () => {
    explore(ONE);
    newest().says(progress(10), { kind: 'found', findings: FOUND, note: null });
    die(newest());
    expect(known).toMatchObject({ phase: 'over', broken: true, findings: { verdict: 'no-hang', complete: true } });
  });

  test('in a comparison ends there with the same, and can be asked again', () => {
    const heard: BuildVerdict[] = [];
    const { stop: stopIt } = askVerdict(ONE, (verdict) => heard.push(verdict));
    newest().says(progress(500));
    die(newest());
    expect(heard.at(-1)).toMatchObject({ kind: 'broken', findings: { verdict: 'gave-up', states: 500 } });
    stopIt();
    askVerdict(ONE, (verdict) => heard.push(verdict));
    expect(FakeWorker.all).toHaveLength(2);
  });
});

describe('a worker that lives', () => {
  test('is not taken for dead while it speaks, however slowly: a word in 29 seconds is enough', () => {
    explore(ONE);
    for (let word = 0; word < 20; word++) {
      seconds(29);
      newest().says({ kind: 'alive' });
    }
    expect(known?.phase).toBe('searching');
  });

  test('is not taken for dead after the computer slept, or the page was held up for an hour', () => {
    explore(ONE);
    newest().says(progress(5));
    const tick = vi.getTimerCount();
    expect(tick).toBe(1);
    // A timer that is due for an hour comes once.
    vi.setSystemTime(Date.now() + 3_600_000);
    seconds(1);
    expect(known?.phase).toBe('searching');
  });

  test('is not taken for dead while nobody sees the page, whose timers and workers starve', () => {
    explore(ONE);
    newest().says(progress(5));
    page.visibilityState = 'hidden';
    seconds(3600);
    expect(known?.phase).toBe('searching');
    page.visibilityState = 'visible';
    seconds(29);
    expect(known?.phase).toBe('searching');
  });

  test('may be silent for ever once all is done, and is watched again as soon as it is asked', () => {
    explore(ONE);
    newest().says({ kind: 'found', findings: FOUND, note: null }, { kind: 'rests' });
    seconds(3600);
    expect(newest().ended).toBe(false);
    const courses: unknown[] = [];
    askCourse(ONE, 'A~Q177245~p3~.0', (course) => courses.push(course));
    seconds(29);
    expect(courses).toEqual([]);
    seconds(1);
    expect([courses, newest().ended]).toEqual([[null], true]);
  });

  test('that floods the page with how far it is has it drawn some twenty times a second', () => {
    explore(ONE);
    let drawn = 0;
    const unwatch = watch(() => drawn++);
    for (let second = 0; second < 2; second++) {
      for (let message = 1; message <= 5000; message++) newest().says(progress(second * 5000 + message));
      vi.advanceTimersByTime(50);
    }
    unwatch();
    expect(drawn).toBeLessThan(5);
    newest().onerror?.();
    expect(known?.findings?.states).toBe(10_000);
  });
});

describe('Stop', () => {
  test('asks for what was found, and waits two seconds for a worker that is silent', () => {
    explore(ONE);
    newest().says(progress(500));
    stop();
    expect(known?.phase).toBe('stopping');
    expect(newest().asked.at(-1)).toEqual({ kind: 'stop' });
    seconds(2);
    expect(known).toMatchObject({
      phase: 'over',
      broken: false,
      note: 'You stopped the search.',
      findings: { verdict: 'gave-up', states: 500 },
    });
    expect(newest().ended).toBe(true);
  });

  test('pressed again ends it at once', () => {
    explore(ONE);
    newest().says(progress(500));
    stop();
    stop();
    expect(known).toMatchObject({ phase: 'over', findings: { verdict: 'gave-up' } });
    expect(newest().ended).toBe(true);
  });

  test('is obeyed within ten seconds by one that only says that it is there', () => {
    explore(ONE);
    newest().says(progress(500));
    stop();
    for (let second = 0; second < 10; second++) {
      newest().says({ kind: 'alive' });
      seconds(1);
    }
    expect(known?.phase).toBe('over');
  });

  test('leaves a worker that obeys the time to work out what was found', () => {
    explore(ONE);
    newest().says(progress(500));
    stop();
    newest().says({ kind: 'found', findings: HANG, note: 'You stopped the search.' });
    seconds(20);
    expect(known).toMatchObject({ phase: 'working it out', findings: { verdict: 'hang' } });
    stop();
    expect(known).toMatchObject({ phase: 'over', findings: { verdict: 'hang' }, broken: false });
  });

  test('works on a worker that never said a word', () => {
    explore(ONE);
    stop();
    seconds(2);
    expect(known).toMatchObject({ phase: 'over', findings: null, note: 'You stopped the search.' });
  });
});

describe('a browser that starts no worker', () => {
  test('says so to everybody, after whoever asked has gone on', async () => {
    FakeWorker.refuses = true;
    const [tidings, heard]: [Tidings[], BuildVerdict[]] = [[], []];
    openExplorer().ask(ONE, (one) => tidings.push(one));
    askVerdict(OTHER, (verdict) => heard.push(verdict));
    await vi.advanceTimersByTimeAsync(0);
    expect(tidings.at(-1)).toMatchObject({ kind: 'broken', findings: null });
    expect(heard.at(-1)).toMatchObject({ kind: 'broken', findings: null });
    expect(vi.getTimerCount()).toBe(0);
  });

  test('or that cannot hand a setting over, is one that searches nothing', async () => {
    explore({ ...ONE, load: (() => {}) as never });
    await vi.advanceTimersByTimeAsync(0);
    expect(known).toMatchObject({ phase: 'over', findings: null, broken: true });
  });
});

test('of fifty settings in a second the last alone is answered, and one worker is left', () => {
  const explorer = openExplorer();
  const answers: (readonly [Setting, Tidings])[] = [];
  for (let change = 0; change < 50; change++) {
    const setting = change % 2 === 0 ? ONE : OTHER;
    explorer.ask(setting, (tidings) => answers.push([setting, tidings]));
    vi.advanceTimersByTime(20);
  }
  // Those that were dropped may have words on the way.
  for (const worker of FakeWorker.all) worker.says({ kind: 'found', findings: FOUND, note: null });
  expect(answers.map(([setting, { kind }]) => [setting.processors, kind])).toEqual([[OTHER.processors, 'found']]);
  expect(FakeWorker.all.filter(({ ended }) => !ended)).toHaveLength(1);
  expect(vi.getTimerCount()).toBe(1);
});
