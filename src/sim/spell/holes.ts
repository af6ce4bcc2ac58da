import type { Expr, Place } from '../terms.ts';
import { isPointer, reading, testText, valueExprText, valueNames, valueText } from './expression.ts';
import { followTo, type Hole, nameOf, type Thing } from './item.ts';

/** A hole for one of the vocabulary's things: those that `fits` lets in. */
export const aThing = <T extends Thing>(
  name: string,
  fits: (thing: Thing) => boolean,
  {
    print = nameOf,
    follow = followTo,
  }: { readonly print?: (thing: T) => string; readonly follow?: Hole<T>['follow'] } = {},
): Hole<T> => ({ kind: 'hole', sort: 'thing', name, fits, print, follow });

export const isVariable = (thing: Thing): thing is Place => thing.kind === 'place' && thing.role === undefined;

/** A variable of the driver's: what may be assigned. */
export const aVariable = aThing<Place>('variable', isVariable);
/** One that counts. */
export const aCount = aThing<Place>('count', (thing) => isVariable(thing) && valueNames(thing) === null);
/** One that is NULL or something. */
export const aPointer = aThing<Place>('pointer', (thing) => isVariable(thing) && isPointer(thing));
/** A piece of memory, by the pointer to it. */
export const aBlock = aThing<Thing & { kind: 'block' }>('block of memory', ({ kind }) => kind === 'block');

/** The first thing that a line names: the one that is given a value. */
export const given = (before: readonly unknown[]): Place => before[0] as Place;
const noThing = (): boolean => false;

/** A value of the first thing that the line names. */
export const aValue: Hole<number> = {
  kind: 'hole',
  sort: 'value',
  name: 'value',
  fits: noThing,
  print: (value, before) => valueText(given(before), value),
  follow: () => [],
};

/** What stands between the brackets of an `if`. */
export const aTest: Hole<Expr> = {
  kind: 'hole',
  sort: 'test',
  name: 'test',
  fits: isVariable,
  print: testText,
  follow: (expr) => reading(expr),
};

/** What the first thing that the line names is given: a value, another variable, a sum or the outcome of a test. */
export const anExpression: Hole<Expr> = {
  kind: 'hole',
  sort: 'expression',
  name: 'expression',
  fits: isVariable,
  print: (expr, before) => valueExprText(given(before), expr),
  follow: (expr) => reading(expr),
};
