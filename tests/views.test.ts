import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import { highlightC } from '../src/book/highlight.ts';
import { openText, readingOf, runFoundBy, take, withFindings } from '../src/islands/machine/run.ts';
import { runnable, settingOf } from '../src/sim/library/index.ts';
import { enabledAt } from '../src/sim/trace/replay.ts';
import { Lanes } from '../src/views/lanes/Lanes.tsx';
import { inInk, packInk, unpackInk } from '../src/views/listing/ink.ts';
import { StepTable } from '../src/views/machine/StepTable.tsx';
import { Symptoms } from '../src/views/symptoms/Symptoms.tsx';
import { tell } from '../src/views/verdict/Verdict.tsx';
import { findingsOf, foundReportOf } from '../src/workers/findings.ts';
import { explore } from '../tools/explored.ts';

const findingsFor = (wish: Parameters<typeof settingOf>[0], bound?: number) => {
  const exploration = explore(settingOf(wish), bound);
  return { ...findingsOf(exploration), report: foundReportOf(exploration) };
};
const hangs = findingsFor({ case: 'Q177245' });
const { run } = openText(runnable('Q177245'), hangs.worst?.schedule ?? '');
const { frames, drawing } = readingOf(run.trace);

describe('the figure', () => {
  const html = renderToString(h(Lanes, { drawing, shown: run.shown, noReturn: 10, verdict: 'hang', damage: null }));

  test('has every step once in each of its two forms, and no style attribute that the policy would refuse', () => {
    for (const { step } of drawing.marks) expect(html.split(`data-step="${step}"`)).toHaveLength(3);
    expect(html).not.toContain('style=');
  });

  test('says in words where there is no way back, and that each waits for the other', () => {
    expect(html).toContain('no way back');
    expect(html).toContain('each waits for the other');
  });

  test('draws nothing of the turning point before it is known', () => {
    expect(
      renderToString(h(Lanes, { drawing, shown: 3, noReturn: null, verdict: 'hang', damage: null })),
    ).not.toContain('class="rule"');
  });
});

test('the table tells every step as the simulation tells it', () => {
  const html = renderToString(h(StepTable, { frames, caption: 'Steps' }));
  expect(html.match(/<tr>/g)).toHaveLength(frames.length);
  const told = html.replaceAll(/<\/?span[^>]*>/g, '');
  for (const { said } of frames.slice(1)) expect(told).toContain(said);
});

test('a symptom is a mark and a word, and fading says after how many requests', () => {
  const html = renderToString(
    h(Symptoms, {
      symptoms: [
        { probe: { name: 'open', label: 'Local file open', well: 'works' }, life: 'fading', after: 9 },
        { probe: { name: 'tcp', label: 'TCP', well: 'works' }, life: 'dead', after: 0 },
      ],
    }),
  );
  expect(html).toContain('after 9 requests');
  expect(html).toMatch(/✕<\/span> dead/);
});

describe('the verdict in a sentence', () => {
  test('counts what the search counted', () => {
    expect(tell(hangs)).toMatchObject({ word: 'Hang.' });
    expect(tell(hangs).sentence).toContain(hangs.states.toLocaleString('en-US'));
    expect(tell(hangs).sentence).toContain('not all');
  });
  test('“all visited” is said of a complete search only', () => {
    expect(tell(findingsFor({ case: 'Q177245', build: 'nt4-sp4' })).sentence).toMatch(
      /^No schedule ends badly\. [\d,]+ states, [\d,]+ transitions, all visited\.$/,
    );
    const bounded = tell(findingsFor({ case: 'Q177245', build: 'nt4-sp4' }, 100));
    expect(bounded.word).toBe('Gave up');
    expect(bounded.sentence).toContain('proves nothing');
    expect(bounded.sentence).not.toContain('all visited');
  });
  test('where every schedule hangs, it says so', () => {
    expect(tell(findingsFor({ case: 'Q297040' })).sentence).toContain('Every schedule');
  });
});

test('a line keeps its colours on its way into the page', () => {
  const lines = ['if (wait)', 'KeSetEvent(&ao->Done, 0, FALSE);', 'drain = TRUE;'];
  const colours = new Map(highlightC(lines).map((tokens, at) => [lines[at] as string, tokens]));
  const ink = unpackInk(packInk(colours));
  for (const [line, tokens] of colours) expect(inInk(line, ink)).toEqual(tokens);
  expect(inInk('unheard of(x)', ink)).toEqual([{ text: 'unheard of(x)', kind: null }]);
  const [, told = []] = highlightC(['f(x);', 'f = TRUE;']);
  expect(() =>
    packInk(new Map([...colours, ['drain = TRUE;', told.map((token) => ({ ...token, kind: null }))]])),
  ).toThrow('A word of "drain = TRUE;" has another colour');
});

describe('a run in a reader’s hands', () => {
  test('taking the step that the schedule takes stays on it; another step leaves it', () => {
    const early = { ...run, shown: 3 };
    const [next] = [run.trace.moments[4]?.step as number];
    expect(take(early, next)).toMatchObject({ trace: run.trace, shown: 4 });
    const other = enabledAt(run.trace, 3).find((step) => step !== next) as number;
    const left = take(early, other);
    expect(left.trace.moments).toHaveLength(5);
    expect(left.shown).toBe(4);
  });

  test('a hang that is found is laid before a reader who has not begun, and never over one who has', () => {
    const { run: start } = openText(runnable('Q177245'), 'A~Q177245~.0');
    expect(withFindings(start, hangs, runFoundBy(runnable('Q177245'), hangs)).shown).toBe(hangs.worst?.steps);
    const begun = take(start, enabledAt(start.trace, 0)[0] as number);
    expect(withFindings(begun, hangs, runFoundBy(runnable('Q177245'), hangs))).toMatchObject({
      trace: begun.trace,
      shown: 1,
      findings: hangs,
    });
  });
});
