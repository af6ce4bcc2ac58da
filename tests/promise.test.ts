/**
 * Version 1 of the widgets, as other people's pages rely on it. Nothing here may ever be changed or taken out: a page that
 * was written once has to go on working. What is new is added.
 */
import { describe, expect, it } from 'vitest';
import { bundled } from '../src/embed/bundle.ts';
import { readWishes } from '../src/embed/frame/wishes.ts';
import { MEANINGS } from '../src/embed/parameters.ts';
import { ADDRESSES } from '../src/embed/places.ts';
import { allowedHeight, forAmp, forWordPress, message, ours, secretIn } from '../src/embed/protocol.ts';
import { ASKED_OF, PANEL_NAMES, VIEW_NAMES } from '../src/embed/views.ts';
import { ATTRIBUTES, ELEMENT, EVENTS, METHODS, OWN_ATTRIBUTES, PARAMETERS, THEMES } from '../src/embed/widgetNames.ts';

const V1 = {
  addresses: [
    'Q177245',
    'Q177245/compare',
    'Q177245/products',
    'Q177245/symptoms',
    'Q297040',
    'Q297040/compare',
    'Q297040/products',
    'Q297040/symptoms',
    'preemption',
    'dispatch-level',
    'interrupt',
    'spin-lock',
    'wait-or-spin',
    'two-orders',
    'leaked-lock',
    'lost-wake-up',
    'after-you',
  ],
  element: 'nt-hang',
  attributes: 'case view height title schedule step build against processors registry load panels theme autoplay'.split(
    ' ',
  ),
  fragment: 'schedule step build against processors registry load panels theme autoplay'.split(' '),
  events: ['load', 'step', 'verdict', 'error'],
  methods: ['goTo', 'run'],
  themes: ['auto', 'light', 'dark'],
  views: ['machine', 'compare', 'products', 'symptoms'],
  panels: ['settings', 'figure', 'state', 'processors', 'listing', 'data', 'end', 'explore', 'table'],
  ofMachine: ['schedule', 'step', 'build', 'processors', 'registry', 'load', 'panels', 'autoplay'],
  ofComparison: ['build', 'against', 'processors', 'registry', 'load'],
} as const;

describe('what version 1 has promised', () => {
  it('every address, name and word of it is still understood', () => {
    expect(ADDRESSES).toEqual(expect.arrayContaining([...V1.addresses]));
    expect(ELEMENT).toBe(V1.element);
    expect(ATTRIBUTES).toEqual(expect.arrayContaining([...V1.attributes]));
    expect(PARAMETERS).toEqual(expect.arrayContaining([...V1.fragment]));
    expect(EVENTS).toEqual(expect.arrayContaining([...V1.events]));
    expect(METHODS).toEqual(expect.arrayContaining([...V1.methods]));
    expect(THEMES).toEqual(expect.arrayContaining([...V1.themes]));
    expect(VIEW_NAMES).toEqual(expect.arrayContaining([...V1.views]));
    expect(PANEL_NAMES).toEqual(expect.arrayContaining([...V1.panels]));
    expect(ASKED_OF.machine).toEqual(expect.arrayContaining([...V1.ofMachine]));
    expect(ASKED_OF.compare).toEqual(expect.arrayContaining([...V1.ofComparison]));
  });

  it('the fragment is read as it was written then', () => {
    const text = 'schedule=A~Q177245~a.1&step=9&build=nt4-sp4&processors=3&load=x&registry=SynAttackProtect=2';
    expect(readWishes(`${text}&theme=dark&panels=figure,explore&autoplay`, 'machine')).toEqual({
      theme: 'dark',
      panels: ['figure', 'explore'],
      autoplay: true,
      asked: {
        schedule: 'A~Q177245~a.1',
        step: '9',
        build: 'nt4-sp4',
        processors: '3',
        load: 'x',
        registry: 'SynAttackProtect=2',
      },
      secret: null,
      problems: [],
    });
  });

  it('messages have the form that they had', () => {
    expect(message({ is: 'height', height: 7 })).toEqual({ hangbook: 1, is: 'height', height: 7 });
    const step = { is: 'step', step: 1, of: 2, says: 'a', link: 'b' } as const;
    expect(message(step)).toEqual({ hangbook: 1, ...step });
    const verdict = { is: 'verdict', verdict: 'hang', says: 'a' } as const;
    expect(message(verdict)).toEqual({ hangbook: 1, ...verdict });
    expect(message({ is: 'error', says: 'a' })).toEqual({ hangbook: 1, is: 'error', says: 'a' });
    expect(message({ do: 'goTo', step: 3 })).toEqual({ hangbook: 1, do: 'goTo', step: 3 });
    expect([message({ do: 'run' }), message({ do: 'ping' })]).toEqual([
      { hangbook: 1, do: 'run' },
      { hangbook: 1, do: 'ping' },
    ]);
    expect(forWordPress(7, 'abc')).toEqual({ message: 'height', value: 7, secret: 'abc' });
    expect(forAmp(7)).toEqual({ sentinel: 'amp', type: 'embed-size', height: 7 });
  });

  it('the host script keeps its name', async () => {
    expect((await bundled('embed')).file).toBe('embed.js');
  });
});

describe('what is said of it', () => {
  it('every name has a meaning, and nothing else has', () => {
    expect(Object.keys(MEANINGS).toSorted()).toEqual([...ATTRIBUTES].toSorted());
    expect(OWN_ATTRIBUTES.filter((name) => (PARAMETERS as readonly string[]).includes(name))).toEqual([]);
  });

  it('a message that is none, or asks for what no frame is, is nothing', () => {
    for (const data of [null, undefined, 1, 'x', {}, { hangbook: 2 }, []]) expect(ours(data)).toBeNull();
    for (const height of ['9', Number.NaN, Number.POSITIVE_INFINITY, null, undefined, {}])
      expect(allowedHeight(height)).toBeNull();
    expect([allowedHeight(1e9), allowedHeight(-1), allowedHeight(500.2)]).toEqual([12_000, 40, 501]);
  });

  it('a secret is found behind any fragment, and only letters and digits of it', () => {
    expect(secretIn('#step=9#?secret=ab1')).toEqual({ rest: '#step=9', secret: 'ab1' });
    expect(secretIn('#?secret=<b>')).toEqual({ rest: '', secret: null });
    expect(secretIn('#step=9')).toEqual({ rest: '#step=9', secret: null });
  });
});
