/** Measures every frame and writes src/embed/heights.json: `npm run build && node scripts/heights.ts`. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { WIDTHS } from '../src/embed/heights.ts';
import { ADDRESSES } from '../src/embed/places.ts';
import { measureFrames } from '../tools/frameHeights.ts';

const heights = await measureFrames(ADDRESSES, WIDTHS);
writeFileSync(join(import.meta.dirname, '../src/embed/heights.json'), `${JSON.stringify(heights, null, 2)}\n`);
console.log(`${ADDRESSES.length} frames measured at ${WIDTHS.join(', ')} pixels.`);
