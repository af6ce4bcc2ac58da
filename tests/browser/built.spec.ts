/** What is in the built files, whatever a browser makes of them. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { DIST } from '../../tools/builtPages.ts';

test('no built file names the folder in which it was built, and no island has a name that was made from it', () => {
  const root = join(import.meta.dirname, '../..');
  const files = globSync('**/*.{html,js,css,json,xml,txt}', { cwd: DIST });
  expect(files.length).toBeGreaterThan(300);
  const telling = files.filter((file) => {
    const text = readFileSync(join(DIST, file), 'utf8');
    return text.includes(root) || / uid="/.test(text);
  });
  expect(telling).toEqual([]);
});
