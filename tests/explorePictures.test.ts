import { h, type JSX } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import type { Wish } from '../src/sim/computer/setting.ts';
import type { Window } from '../src/sim/explore/odds.ts';
import type { Asked } from '../src/sim/explore/symptoms.ts';
import { settingOf } from '../src/sim/library/index.ts';
import { type DocumentedSymptoms, FatesTable } from '../src/views/explore/FatesTable.tsx';
import { Findings } from '../src/views/explore/Findings.tsx';
import { NoReturn } from '../src/views/explore/NoReturn.tsx';
import { OddsLine } from '../src/views/explore/OddsLine.tsx';
import { oddsPlot } from '../src/views/explore/oddsPlot.ts';
import { StripChart } from '../src/views/explore/StripChart.tsx';
import { oneIn, perCent, reachOf, sayAftermath, sayOdds, sayWindow } from '../src/views/explore/say.ts';
import { stripPlot } from '../src/views/explore/stripPlot.ts';
import { sayGraph, WaitForGraph } from '../src/views/explore/WaitForGraph.tsx';
import { WindowCurve } from '../src/views/explore/WindowCurve.tsx';
import { graphPlot, merged, ringOf } from '../src/views/explore/waitPlot.ts';
import { windowPlot } from '../src/views/explore/windowPlot.ts';
import { sayCourse } from '../src/views/verdict/Avoidable.tsx';
import { courses, type Study, studyOf } from '../src/workers/study.ts';
import { explore } from '../tools/explored.ts';

const explored = (wish: Wish) => {
  const exploration = explore(settingOf(wish));
  return { exploration, study: studyOf(exploration) };
};
const closes = explored({ case: 'Q177245' });
const connect = explored({ case: 'Q297040' });
const four = explored({ case: 'Q297040', processors: 4 });
const STUDIES: readonly Study[] = [closes.study, connect.study, four.study];

const FORMS = ['wide', 'narrow'] as const;
const window = closes.study.window as Window;

const pictures = (study: Study) => {
  const { window: curve, odds, graph, aftermath, diagnosis, symptoms } = study;
  const views: (JSX.Element | null)[] = [
    curve && h(WindowCurve, { window: curve, verdict: 'hang' }),
    odds && h(OddsLine, { odds, verdict: 'hang' }),
    h(WaitForGraph, { graph }),
    aftermath && h(StripChart, { aftermath, verdict: 'hang' }),
    h(Findings, { findings: diagnosis }),
    h(NoReturn, { ...study, inevitable: study.noReturn === null }),
    ...symptoms.map((row) =>
      h(FatesTable, { symptoms: row, documented: {}, requests: 'TCP requests', caption: 'Fates' }),
    ),
  ];
  return views.map((view) => (view ? renderToString(view) : '')).join('\n');
};

test('no picture has a style attribute that the policy would refuse, and each says in words what it shows', () => {
  for (const study of STUDIES) {
    const html = pictures(study);
    expect(html).not.toContain('style=');
    const drawn = html.match(/role="img"/g) ?? [];
    expect(drawn.length).toBeGreaterThan(1);
    expect(html.match(/role="img" aria-label="[^"]{40,}"/g)).toHaveLength(drawn.length);
  }
});

describe('a share in words', () => {
  test('is never 0 or 100 % unless it is certain', () => {
    expect(perCent(0)).toBe('0 %');
    expect(perCent(1)).toBe('100 %');
    expect(perCent(1e-9)).not.toBe('0 %');
    expect(perCent(1 - 1e-9)).not.toBe('100 %');
    expect(perCent(0.99996)).not.toBe('100.00 %');
    expect(perCent(0.71484375)).toBe('71.5 %');
  });
});

describe('the window', () => {
  test('in a sentence: the stretch of lines and the one in so many agree with the area', () => {
    const found = oneIn(window);
    expect(found).not.toBeNull();
    if (!found) return;
    expect(found.runs).toBe(Math.round((2 * found.lines) / window.area));
    expect(found.lines).toBeGreaterThanOrEqual(Math.max(...Object.values(reachOf(window) ?? {})));
    expect(sayWindow(window, 'hang')[0]).toContain(`within ${found.lines} lines`);
    expect(sayWindow(window, 'hang')[0]).toContain(`1 in ${found.runs} `);
  });

  test('of a curve that is cut off makes no claim about chance in so many lines', () => {
    const cut: Window = {
      threads: ['A', 'B'],
      curve: [
        { ahead: 0, chance: 0.5 },
        { ahead: 1, chance: 0.25 },
      ],
      area: 0.75,
    };
    expect(oneIn(cut)).toBeNull();
    expect(sayWindow(cut, 'hang').join(' ')).not.toContain('1 in');
  });

  test('is drawn with a point for each number of lines, inside its frame, the highest where the chance is greatest', () => {
    for (const form of FORMS) {
      const plot = windowPlot(window, form);
      expect(plot.points).toHaveLength(window.curve.length);
      for (const { x, y } of plot.points) {
        expect(x).toBeGreaterThanOrEqual(plot.left);
        expect(x).toBeLessThanOrEqual(plot.right);
        expect(y).toBeGreaterThanOrEqual(plot.top);
        expect(y).toBeLessThanOrEqual(plot.bottom);
      }
      expect(plot.peak.y).toBe(Math.min(...plot.points.map(({ y }) => y)));
      expect(plot.peak.chance).toBe(Math.max(...window.curve.map(({ chance }) => chance)));
    }
  });
});

describe('the odds', () => {
  test('stand on the bar between the ends of the interval that the trials gave', () => {
    const { odds } = closes.study;
    if (!odds || odds.exact === null) throw new Error('Q177245 has odds.');
    const { low, high, exact } = oddsPlot(odds, 'wide');
    if (exact === null) throw new Error('An exact chance has its mark.');
    expect(low).toBeLessThan(exact);
    expect(exact).toBeLessThan(high);
    expect(sayOdds(odds, 'hang')).toContain(perCent(odds.exact));
  });

  test('that are not known leave the bar to the trials, and say so', () => {
    const { odds } = closes.study;
    if (!odds) throw new Error('Q177245 has odds.');
    const html = renderToString(h(OddsLine, { odds: { ...odds, exact: null }, verdict: 'hang' }));
    expect(html).toContain('is not known: solving it would take too long');
    expect(html).toContain('class="interval"');
    expect(html).not.toContain('class="exact"');
    expect(html).not.toContain('class="hangs"');
  });

  test('are not given where every schedule hangs: that is said instead', () => {
    const { odds } = connect.study;
    if (!odds) throw new Error('A hang has odds.');
    const html = renderToString(h(OddsLine, { odds, verdict: 'hang' }));
    expect(html).toContain('Every schedule ends in the hang');
    expect(html).not.toContain('<svg');
  });
});

describe('who waits for whom', () => {
  test('in Q177245 a ring: two threads, and between them what each waits for', () => {
    const ring = ringOf(closes.study.graph);
    expect(ring).toHaveLength(4);
    expect(ring[0]).toMatch(/^thread /);
    expect(graphPlot(closes.study.graph, 'wide').edges.every(({ ring: round }) => round)).toBe(true);
  });

  test('in Q297040 on four processors no ring: a lock, and who took it', () => {
    expect(ringOf(four.study.graph)).toEqual([]);
    expect(sayGraph(four.study.graph)).toMatch(/is taken by/);
  });

  test('many who want the same and whom nobody wants are one node, which says how many', () => {
    const workers = Array.from({ length: 9 }, (_, number) => ({
      id: `w${number}`,
      kind: 'thread' as const,
      label: `Worker ${number}`,
      where: 'asleep',
    }));
    const gate = { id: 'gate', kind: 'object' as const, label: 'Gate', where: '' };
    const edges = workers.map(({ id }) => ({ from: id, to: 'gate', label: 'waits for' as const }));
    const { nodes } = merged({ nodes: [...workers, gate], edges });
    expect(nodes.map(({ label }) => label)).toEqual(['9 threads', 'Gate']);
  });

  test('no two nodes lie over each other, and all lie within the picture', () => {
    const traffic = explored({ case: 'Q177245', load: 'process-exit-second-closer' });
    for (const { graph } of [...STUDIES, traffic.study])
      for (const form of FORMS) {
        const { nodes, width, height } = graphPlot(graph, form);
        for (const [at, one] of nodes.entries()) {
          expect(one.x - one.width / 2).toBeGreaterThanOrEqual(0);
          expect(one.x + one.width / 2).toBeLessThanOrEqual(width);
          expect(one.y + one.height / 2).toBeLessThanOrEqual(height);
          for (const other of nodes.slice(at + 1)) {
            const apart =
              Math.abs(one.x - other.x) >= (one.width + other.width) / 2 ||
              Math.abs(one.y - other.y) >= (one.height + other.height) / 2;
            expect(apart).toBe(true);
          }
        }
      }
  });
});

describe('what becomes of each probe', () => {
  const [row] = closes.study.symptoms;
  const html = (documented: DocumentedSymptoms): string =>
    renderToString(h(FatesTable, { symptoms: row ?? [], documented, requests: 'TCP requests', caption: 'Fates' }));

  test('the article is named where it says the same, quoted where it says otherwise, and else it is our prediction', () => {
    const said = html({ ping: 'alive', tcp: 'alive' });
    expect(said).toContain('the article says so');
    expect(said).toContain('the article says alive');
    expect(said.match(/our prediction/g)).toHaveLength(4);
  });

  test('an assumption that was made for an answer is named beside it, whoever else says so', () => {
    const [symptoms, requests, caption] = [row ?? [], 'TCP requests', 'Fates'];
    const said = renderToString(
      h(FatesTable, { symptoms, documented: { tcp: 'dead' }, chosen: { tcp: ['A14'] }, requests, caption }),
    );
    expect(said).toContain('the article says so; A14 was chosen for it');
    expect(said.match(/chosen for it/g)).toHaveLength(1);
  });

  test('fading says after how many requests, and the table goes on until nothing changes any more', () => {
    const after = row?.find(({ probe }) => probe.name === 'open')?.after as number;
    expect(html({})).toContain(`fading</td>`.replace('</td>', ` after ${after} requests`));
    expect(html({})).toContain(`<th scope="col">${after}</th>`);
  });

  test('alive is not said for good where it is not known later', () => {
    expect(html({})).toMatch(/Mouse<\/th><td[^>]*>.{0,60}alive; after 9 requests not known/);
    expect(html({})).not.toMatch(/Ping<\/th><td[^>]*>.{0,60}not known/);
  });
});

describe('the minutes afterwards', () => {
  test('fill each row from the hang to the end, without gap or overlap', () => {
    for (const { aftermath } of STUDIES) {
      if (!aftermath) throw new Error('Each of these hangs.');
      const { rows, left, right } = stripPlot(aftermath, 'wide');
      for (const { spans } of rows) {
        expect(spans[0]?.x).toBe(left);
        for (const [at, { x, width }] of spans.entries()) expect(x + width).toBeCloseTo(spans[at + 1]?.x ?? right, 1);
      }
    }
  });

  test('a row ends in not known where services would have to answer, and the caption says why', () => {
    const { aftermath } = closes.study;
    if (!aftermath) throw new Error('Q177245 hangs.');
    expect(sayAftermath(aftermath).join(' ')).toMatch(/Ctrl\+Alt\+Del: not known after/);
    expect(renderToString(h(StripChart, { aftermath, verdict: 'hang' }))).toMatch(
      /Not known of [^.]*Mouse[^.]*: services/,
    );
  });

  test('in words: ping goes on in Q177245 while a local file open dies, and in Q297040 everything is dead from the start', () => {
    const told = (study: Study): string => (study.aftermath ? sayAftermath(study.aftermath).join(' ') : '');
    expect(told(closes.study)).toMatch(/Ping.*: alive throughout/);
    expect(told(closes.study)).toMatch(/Local file open: dead after/);
    expect(told(connect.study)).toMatch(/^Ping, .*: dead from the start\.$/);
    expect(told(four.study)).toMatch(/dead after .*from request \d/);
  });
});

describe('no way back', () => {
  const { exploration, study } = closes;
  const course = courses(exploration)(study.ways[0]?.schedule ?? '');
  const step = study.noReturn?.step as number;

  test('is said from the very step on, and before it that the hang can be avoided', () => {
    expect(sayCourse(course, step - 1)).toBe('The hang can still be avoided.');
    expect(sayCourse(course, step)).toBe(`No way back since step ${step}.`);
  });

  test('what would have saved it leads to a state from which the hang can be avoided', () => {
    const schedule = study.noReturn?.saved?.schedule ?? '';
    expect(courses(exploration)(schedule)?.moments.at(-1)).not.toBe('doomed');
  });

  test('where the start is lost, the damage is told, and no step is called the point of no return', () => {
    const html = renderToString(h(NoReturn, { ...connect.study, inevitable: connect.exploration.inevitable }));
    expect(html).toContain('every schedule from the start ends badly');
    expect(html).toContain(`from step ${connect.study.damage?.step} on`);
    expect(sayCourse(courses(connect.exploration)(connect.study.ways[0]?.schedule ?? ''), 0)).toContain(
      'every schedule',
    );
  });

  test('of a space that is not complete nobody knows, and no start is called lost for it', () => {
    const bounded = explore(settingOf({ case: 'Q177245' }), 500);
    expect(sayCourse(courses(bounded)('A~Q177245~.0'), 0)).toContain('not known');
    const html = renderToString(h(NoReturn, { ...connect.study, inevitable: null }));
    expect(html).toContain('not known, because not every schedule was searched');
    expect(html).not.toContain('ends badly');
  });

  test('where a question gave up, the page says so and names it, and tells of no damage', () => {
    const probe = connect.study.symptoms[0]?.[0]?.probe as Asked;
    const given = { ...connect.study, damage: null, damageGaveUp: [probe], inevitable: true };
    expect(renderToString(h(NoReturn, given))).toContain(
      `From which step on a probe is dead is not known: the search for an answer to ${probe.label} reached its bound.`,
    );
  });
});
