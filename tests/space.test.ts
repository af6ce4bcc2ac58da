import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { inWords } from '../src/sim/computer/setting.ts';
import { shortestWell } from '../src/sim/explore/explore.ts';
import { settingOf } from '../src/sim/library/index.ts';
import { SmallSpace, StateSpace } from '../src/views/space/StateSpace.tsx';
import { drawnSpace } from '../src/views/space/spaceDrawing.ts';
import { spacePlot } from '../src/views/space/spacePlot.ts';
import { explore } from '../tools/explored.ts';
import { CONCEPT_SETTINGS } from '../tools/truthTable.ts';

const drawn = CONCEPT_SETTINGS.map((setting) => {
  const x = explore(setting);
  const run = (x.worst ?? shortestWell(x))?.steps ?? [];
  return { name: inWords(setting), x, run, space: drawnSpace(x, run) };
});

describe('a whole space, drawn', () => {
  it.each(drawn.map((one) => [one.name, one] as const))(
    '%s: every state is there, and every step',
    (_, { x, space }) => {
      expect(space.states).toHaveLength(x.space.states);
      const joined = new Set(space.steps.map(({ from, to }) => `${Math.min(from, to)} ${Math.max(from, to)}`));
      for (let from = 0; from < x.space.states; from++)
        for (let edge = x.space.firstEdge(from); edge < x.space.firstEdge(from + 1); edge++) {
          const to = x.space.edgeTo(edge);
          expect(joined.has(`${Math.min(from, to)} ${Math.max(from, to)}`)).toBe(true);
        }
      expect(joined.size).toBe(space.steps.length);
    },
  );

  it.each(drawn.map((one) => [one.name, one] as const))(
    '%s: what is lost or at rest is so in the search',
    (_, { x, space }) => {
      for (const [state, { is }] of space.states.entries()) {
        const end = x.ends.find(({ states }) => states.includes(state));
        const isEnd = is !== 'lost' && is !== 'open';
        expect(isEnd ? (is === 'broken' ? 'well, but' : is) : undefined).toBe(end?.kind);
        if (is === 'lost' || is === 'open') expect(is === 'lost').toBe(x.doomed?.[state] === 1);
      }
    },
  );

  it.each(drawn.map((one) => [one.name, one] as const))(
    '%s: the run is marked from the start to its end',
    (_, { run, space }) => {
      const [start] = space.states;
      expect(start?.onRun).toBe(true);
      expect(space.states.filter(({ onRun }) => onRun)).toHaveLength(run.length + 1);
      expect(space.steps.filter(({ onRun }) => onRun).length).toBe(run.length);
    },
  );

  it.each([
    [660, 17],
    [330, 13],
    [200, 8.5],
  ] as const)('at %i wide no two states share a place, and none lies outside', (width, row) => {
    for (const { name, space } of drawn) {
      const plot = spacePlot(space, width, row);
      const places = new Set(plot.states.map(({ x, y }) => `${x} ${y}`));
      expect([name, places.size]).toEqual([name, plot.states.length]);
      expect(plot.width).toBeLessThanOrEqual(width + 1);
      for (const { x, y } of plot.states) {
        expect(x).toBeGreaterThanOrEqual(plot.radius);
        expect(x).toBeLessThanOrEqual(plot.width - plot.radius);
        expect(y).toBeGreaterThanOrEqual(plot.radius);
        expect(y).toBeLessThanOrEqual(plot.height - plot.radius);
      }
    }
  });

  it('says in words what it shows, explains only what occurs, and has no style that the policy would refuse', () => {
    const of = (load: string) => {
      const x = explore(settingOf({ case: 'two-orders', load }));
      return renderToString(h(StateSpace, { space: drawnSpace(x, []) }));
    };
    const hangs = of('two-orders');
    expect(hangs).toContain('58 states');
    expect(hangs).toMatch(/1 end at which everything is done and 1 hang\./);
    expect(hangs).toContain('a hang</li>');
    expect(of('one-order')).not.toContain('a hang</li>');
    expect(hangs).not.toContain('style=');
  });

  it('is small enough for a page: a picture beside a sentence takes a few kilobytes', () => {
    for (const { space } of drawn.filter(({ x }) => x.space.states < 140))
      expect(renderToString(h(SmallSpace, { space })).length).toBeLessThan(9000);
  });
});
