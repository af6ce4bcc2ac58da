/** Text that a stranger wrote: how much of it is read, repeated and told. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAddress } from '../src/diagnose/address.ts';
import { registryIn } from '../src/embed/frame/opening.ts';
import { readWishes } from '../src/embed/frame/wishes.ts';
import { detailOf, type FromFrame, lastAsked, type ToFrame } from '../src/embed/protocol.ts';
import { readSelection } from '../src/islands/builds/selection.ts';
import {
  clipped,
  firstFew,
  MOST_LINKED,
  MOST_READ,
  MOST_SAID,
  readable,
  sayable,
  unescaped,
} from '../src/sim/outside.ts';
import { knowledge } from './support/knowledge.ts';

describe('of a text from outside', () => {
  it('no more is read than the bound, and a sentence says so; a shorter one is read whole', () => {
    expect(readable('a'.repeat(MOST_READ))).toEqual({ text: 'a'.repeat(MOST_READ), cut: null });
    const { text, cut } = readable('a'.repeat(1_000_000));
    expect(text).toHaveLength(MOST_READ);
    expect(cut).toBe(
      'The address is too long: of its 1,000,000 characters the first 10,000 were read. Try a link that this book has made.',
    );
  });

  it('no more is repeated than forty characters, and no half of a letter', () => {
    expect(clipped('x'.repeat(41))).toBe(`${'x'.repeat(40)}…`);
    expect(clipped(`${'x'.repeat(39)}\u{1f600}y`)).toBe(`${'x'.repeat(39)}…`);
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (text) => {
        expect(clipped(text).length).toBeLessThanOrEqual(41);
        expect(clipped(text.toWellFormed()).isWellFormed()).toBe(true);
      }),
    );
  });

  it('three things that are wrong are told, each once, and how many more there are', () => {
    expect(firstFew(['a', 'b', 'c'])).toEqual(['a', 'b', 'c']);
    expect(firstFew(['a', 'a', 'a', 'a', 'b'])).toEqual(['a', 'b']);
    expect(firstFew(['a', 'b', 'c', 'd'])).toEqual(['a', 'b', 'c', 'One more part could not be read.']);
    expect(firstFew(Array.from({ length: 1503 }, (_, number) => `${number}`)).at(-1)).toBe(
      '1,500 more parts could not be read.',
    );
  });

  it('what cannot be unescaped is taken as it is written', () => {
    expect(unescaped('%41%2')).toBe('%41%2');
    expect(unescaped('%41')).toBe('A');
  });
});

describe('every reader of an address', () => {
  const LONG = Array.from({ length: 200_000 }, (_, number) => `k${number}=${number}`).join('&');
  const choices = { facets: { line: ['nt4'] }, orders: ['date'], served: 'date' };
  it.each([
    ['of a diagnosis', () => readAddress(`#${LONG}`, knowledge).problems],
    ['of a frame', () => firstFew(readWishes(LONG, 'machine').problems)],
    ['of the table of builds', () => [readSelection(LONG, choices).problem ?? '']],
  ])('%s says in a few short sentences that it is too long and what it could not read', (_, told) => {
    const sentences = told();
    expect(sentences.length).toBeLessThanOrEqual(4);
    expect(sentences.join(' ').length).toBeLessThan(MOST_SAID);
    expect(sentences.join(' ')).toContain('The address is too long');
    expect(sentences.join(' ')).toMatch(/more( parts could not be read|; it understands)/);
  });

  it('a registry value with two signs of equality, or set twice, is none', () => {
    expect(() => registryIn('SynAttackProtect=2=3')).toThrow('"SynAttackProtect=2=3" sets no registry value');
    expect(() => registryIn('A=1, A=2')).toThrow('"A" is set twice; write it once.');
    expect(registryIn('__proto__=1')).toEqual(Object.fromEntries([['__proto__', '1']]));
  });
});

describe('what one window tells another', () => {
  const told = (what: unknown) => detailOf(what as FromFrame);

  it('is passed on with the fields that its kind has, and nothing else', () => {
    expect(told({ is: 'error', says: 'No.', hangbook: 1, more: 5 })).toEqual({ says: 'No.' });
    expect(told({ is: 'step', step: 1, of: 2, says: 'It runs.', link: 'A~x' })).toEqual({
      step: 1,
      of: 2,
      says: 'It runs.',
      link: 'A~x',
    });
  });

  it.each([
    { is: 'error' },
    { is: 'error', says: 5 },
    { is: 'error', says: ['a'] },
    { is: 'step', step: '1', of: 2, says: '', link: '' },
    { is: 'verdict', says: 'Hang.' },
    { is: 'click', says: 'a' },
    { is: '__proto__' },
    { is: 'toString' },
    { is: null },
    {},
  ])('%j has the shape of nothing', (what) => {
    expect(told(what)).toBeNull();
  });

  it('is never longer than what may be said', () => {
    const says = 'x'.repeat(3_000_000);
    expect(String(told({ is: 'error', says })?.['says'])).toHaveLength(MOST_SAID + 1);
    expect(sayable(says)).toHaveLength(MOST_SAID + 1);
  });

  it('has its link whole or not at all, since a part of one leads elsewhere', () => {
    const step = (link: string) => told({ is: 'step', step: 1, of: 2, says: 'It runs.', link })?.['link'];
    expect(step('x'.repeat(MOST_LINKED))).toHaveLength(MOST_LINKED);
    expect(step('x'.repeat(MOST_LINKED + 1))).toBe('');
  });

  it('however much a page asks, two things are waiting at most: the last step, and whether to run from there', () => {
    const goTo = (step: number): ToFrame => ({ do: 'goTo', step });
    const run: ToFrame = { do: 'run' };
    const ask = (...all: ToFrame[]) => all.reduce<readonly ToFrame[]>(lastAsked, []);
    expect(ask(goTo(1), goTo(2), goTo(3))).toEqual([goTo(3)]);
    expect(ask(goTo(1), run, run)).toEqual([goTo(1), run]);
    expect(ask(run, goTo(4))).toEqual([goTo(4)]);
    expect(ask(run, run)).toEqual([run]);
  });
});
