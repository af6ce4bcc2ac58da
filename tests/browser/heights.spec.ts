/** The heights that the builder writes are those of frames as they are now. */
import { expect, test } from '@playwright/test';
import heights from '../../src/embed/heights.json' with { type: 'json' };
import { WIDTHS } from '../../src/embed/heights.ts';
import { ADDRESSES } from '../../src/embed/places.ts';
import { measureFrames } from '../support/frameHeights.ts';

const FULL = process.env['FULL'] === '1';
const MEASURED = FULL ? ADDRESSES : ['Q177245', 'Q177245/symptoms', 'Q297040/compare', 'spin-lock'];

test('the table of heights has not drifted; if it has: node scripts/heights.ts', async () => {
  test.setTimeout(120_000);
  const now = await measureFrames(MEASURED, WIDTHS);
  const written = heights as typeof now;
  const drifted = MEASURED.flatMap((address) =>
    WIDTHS.filter((width) => Math.abs((now[address]?.[width] ?? 0) - (written[address]?.[width] ?? 0)) > 1).map(
      (width) => `${address} at ${width}: ${written[address]?.[width]} written, ${now[address]?.[width]} now`,
    ),
  );
  expect(drifted).toEqual([]);
});
