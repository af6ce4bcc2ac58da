import { describe, expect, test } from 'vitest';
import type { Wish } from '../src/sim/computer/setting.ts';
import { KeAcquireSpinLock, spinLock } from '../src/sim/kernel/spinlock.ts';
import { modelOf, settingOf } from '../src/sim/library/index.ts';
import { traceOf } from '../src/sim/trace/replay.ts';
import { waitForGraph } from '../src/sim/trace/waitForGraph.ts';
import { figureOf, wrap } from '../src/views/figure/figure.ts';
import { drawingOf } from '../src/views/lanes/drawing.ts';
import { explore } from '../tools/explored.ts';
import { plain, smallModel, stepNamed } from './support/small.ts';

/** The shortest hang of a setting, drawn. */
function hang(wish: Wish) {
  const { model, worst } = explore(settingOf(wish));
  if (!worst) throw new Error(`${JSON.stringify(wish)} does not hang`);
  return drawingOf(traceOf(model, worst.steps));
}
const twoCloses = hang({ case: 'Q177245' });
const leak = hang({ case: 'Q297040', processors: 1, reading: 'A7' });

describe('what the figure shows of two closes that wait for each other', () => {
  test('a lock’s bar begins with the step that takes it and ends with the one that lets it go', () => {
    expect(twoCloses.held.length).toBeGreaterThan(2);
    for (const { lock, processor, from, to } of twoCloses.held) {
      const [first, last] = [twoCloses.marks[from - 1], twoCloses.marks[(to ?? 0) - 1]];
      expect([first?.processor, last?.processor]).toEqual([processor, processor]);
      expect([`takes ${lock}`, `KeAcquireSpinLockAtDpcLevel(&${lock});`]).toContain(first?.words ?? first?.code);
      expect(last?.code).toMatch(new RegExp(`^KeReleaseSpinLock.*${lock}`));
    }
  });

  test('a processor is shaded from the line that raises it until it is lowered, hand-over included', () => {
    for (const { from, to, processor } of twoCloses.raised) {
      expect(twoCloses.marks[from - 1]).toMatchObject({
        processor,
        code: expect.stringMatching(/^KeAcquireSpinLock\(/),
      });
      expect(twoCloses.marks[(to ?? 0) - 1]).toMatchObject({ processor, words: 'lowers to PASSIVE_LEVEL' });
    }
  });

  test('each of the two sleeps for good, and one tie joins them', () => {
    expect(twoCloses.sleeps.map(({ to }) => to)).toEqual([null, null]);
    expect(twoCloses.stands.map(({ kind }) => kind)).toEqual(['waits', 'waits']);
    expect(twoCloses.ties).toEqual([{ from: 0, to: 1, mutual: true }]);
    expect(twoCloses.lost).toBe(true);
  });

  test('a third that waits for the two is told in words, above the ring and outside it', () => {
    const { stands, ties } = hang({ case: 'Q177245', load: 'both-closes-under-traffic' });
    expect(stands.map(({ who }) => who)).toEqual(['Worker 1', 'Address closer', 'Connection closer']);
    expect(ties).toEqual([{ from: 1, to: 2, mutual: true }]);
  });

  test('a line of several steps is written once; the steps that follow are told in words', () => {
    const lines = twoCloses.marks.filter(({ code }) => code?.startsWith('KeAcquireSpinLock('));
    for (const { step, processor } of lines) {
      const next = twoCloses.marks.find((mark) => mark.step > step && mark.processor === processor);
      expect(next).toMatchObject({ code: null, words: expect.stringMatching(/^takes /) });
    }
  });
});

describe('what the figure shows of a lock that is never given back', () => {
  test('on two processors its bar runs on past the last step', () => {
    const { held } = hang({ case: 'Q297040', processors: 2 });
    expect(held.at(-1)).toMatchObject({ lock: 'TCBTableLock', to: null });
  });

  test('on one processor it has no word, so no bar is drawn and no edge of the graph says held: the level is what runs on', () => {
    const lock = spinLock('Lock');
    const model = smallModel({ processors: 1, threads: { A: [KeAcquireSpinLock(lock), plain()] } });
    const trace = traceOf(
      model,
      ['A0', '0', '0'].map((name) => stepNamed(model, name)),
    );
    const { held, locks, raised } = drawingOf(trace);
    expect({ held, locks }).toEqual({ held: [], locks: [] });
    expect(raised).toMatchObject([{ level: 'DISPATCH_LEVEL', to: null }]);
    expect(waitForGraph(trace)).toEqual({ nodes: [], edges: [] });
  });

  test('a wait that a device ends is a thread from the sleeper to that device', () => {
    const [wait] = leak.sleeps;
    expect(leak.marks[(wait?.to ?? 0) - 1]).toMatchObject({ kind: 'device', processor: null, who: 'clock' });
    expect(leak.marks[(wait?.from ?? 0) - 1]).toMatchObject({ sleeps: true, who: wait?.who });
  });

  test('a processor that stays at DISPATCH_LEVEL, as A7 has it otherwise, is lost, and so is the DPC in its queue', () => {
    expect(leak.stands.map(({ kind }) => kind)).toEqual(['stuck', 'pending']);
    expect(leak.lost).toBe(true);
  });
});

test('a DPC is told apart from a thread, from its place in the queue to its end', () => {
  const { marks, queued } = hang({ case: 'Q177245', load: 'both-closes-under-traffic' });
  const [wait] = queued;
  expect(marks[(wait?.from ?? 0) - 1]?.kind).toBe('device');
  expect(marks[(wait?.to ?? 0) - 1]?.kind).toBe('dpc start');
  expect(marks.some(({ kind }) => kind === 'dpc')).toBe(true);
});

test('a machine that has not moved is a figure too: lanes without marks', () => {
  const drawing = drawingOf(traceOf(modelOf(settingOf({ case: 'Q297040', processors: 3 })), []));
  expect(drawing).toMatchObject({ processors: 3, marks: [], stands: [], lost: false });
  expect(figureOf(drawing, 'wide').height).toBeGreaterThan(200);
});

describe('where things go', () => {
  test('wrapping loses nothing but spaces, and no line is longer than it may be', () => {
    for (const { code } of [...twoCloses.marks, ...leak.marks]) {
      if (code === null) continue;
      for (const most of [16, 24, 40]) {
        const lines = wrap(code, most);
        expect(lines.join('').replaceAll(' ', '')).toBe(code.replaceAll(' ', ''));
        for (const line of lines) expect(line.length).toBeLessThanOrEqual(most);
      }
    }
  });

  for (const processors of [1, 2, 3, 4]) {
    for (const form of ['wide', 'narrow'] as const) {
      test(`${processors} processors, ${form}: rows follow one another, and nothing reaches past the edge`, () => {
        const drawing = hang({ case: 'Q297040', processors, reading: processors === 1 ? 'A7' : null });
        const figure = figureOf(drawing, form, [{ after: 5, words: 'a rule' }]);
        let above = 0;
        for (const { top, height, text, mark } of figure.rows) {
          expect(top).toBeGreaterThanOrEqual(above);
          above = top + height;
          const character = form === 'wide' ? 7.2 : 6.6;
          for (const line of text.lines) {
            if (line.kind === 'code')
              expect(text.x + line.text.length * character, mark.code ?? '').toBeLessThanOrEqual(figure.width);
          }
        }
        expect(figure.bottom).toBeGreaterThanOrEqual(above);
        expect(figure.height).toBeGreaterThan(figure.bottom);
        const last = figure.lanes.at(-1);
        expect((last?.x ?? 0) + (last?.width ?? 0)).toBeLessThanOrEqual(figure.width);
      });
    }
  }
});
