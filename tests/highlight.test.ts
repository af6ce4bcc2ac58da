import { expect, test } from 'vitest';
import { highlightC } from '../src/book/highlight.ts';

const LISTING = [
  'KeAcquireSpinLock(&ao->Lock, &OldIrql);   /* raises to',
  '                                             DISPATCH_LEVEL */',
  'if (conn->State == CLOSING) {',
  '    KeReleaseSpinLock(&ao->Lock, OldIrql);',
  '    return STATUS_PENDING;',
  '}',
];

const paintedIn = (line: string | undefined, kind: string) =>
  highlightC(LISTING)
    [LISTING.indexOf(line ?? '')]?.filter((token) => token.kind === kind)
    .map(({ text }) => text.trim());

test('colour adds and loses nothing: the tokens of a line are the line', () => {
  expect(highlightC(LISTING).map((line) => line.map(({ text }) => text).join(''))).toEqual(LISTING);
});

test('a call looks the same at the top of a listing and inside a block', () => {
  expect(paintedIn(LISTING[0], 'call')).toEqual(['KeAcquireSpinLock']);
  expect(paintedIn(LISTING[3], 'call')).toEqual(['KeReleaseSpinLock']);
});

test('a comment that spans two lines is a comment on both', () => {
  expect(paintedIn(LISTING[1], 'comment')).toEqual(['DISPATCH_LEVEL */']);
  expect(paintedIn(LISTING[2], 'keyword')).toEqual(['if']);
});
