/** What paper gets. A sample, from the site as it is built for another place; `npm run test:full` prints everything. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { chromium, expect, type Page, test } from '@playwright/test';
import { brokenIn } from '../../scripts/print/breaks.ts';
import { faultsOf } from '../../scripts/print/checks.ts';
import { documents } from '../../scripts/print/documents.ts';
import { AS_DRAWN, finish, knownOf, openDocument, pdf, press } from '../../scripts/print/press.ts';
import { serve } from '../../scripts/print/site.ts';
import { elementsOf, typeOf } from '../../scripts/print/tags.ts';
import { spokenIn } from '../support/spoken.ts';

const SITE = {
  folder: join(import.meta.dirname, '../../dist-below/hangbook'),
  address: 'https://example.org/hangbook/',
};
const WHEN = new Date('2001-04-27T00:00:00Z');
const about = documents().find(({ name }) => name === 'Q177245');

test.describe('on paper', () => {
  // Three documents are printed and read back; on a busy computer that takes its time.
  test.describe.configure({ timeout: 180_000 });
  test.skip(!existsSync(SITE.folder), 'The site for another place is not built: `npm test` builds it.');

  async function printing<T>(use: (page: Page) => Promise<T>): Promise<T> {
    const path = process.env['CHROMIUM_PATH'];
    const browser = await chromium.launch({ ...(path && { executablePath: path }), args: [...AS_DRAWN] });
    const context = await browser.newContext({ colorScheme: 'dark', reducedMotion: 'reduce' });
    await serve(context, SITE);
    try {
      if (!about) throw new Error('There is no Q177245 to print.');
      return await use(await openDocument(context, SITE, about));
    } finally {
      await browser.close();
    }
  }

  test('an article passes every check of the printer, the same twice, and not once its rules of breaking are gone', async () => {
    if (!about) return;
    await printing(async (page) => {
      const { bytes } = await press(page, about, 'A4', WHEN);
      expect(await faultsOf(bytes, about, 'A4', await knownOf(page))).toEqual([]);
      const again = await press(page, about, 'A4', WHEN);
      expect(Buffer.compare(Buffer.from(again.bytes), Buffer.from(bytes))).toBe(0);
      await page.evaluate(() => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(
          '* { break-inside: auto !important; break-after: auto !important; break-before: auto !important; }',
        );
        document.adoptedStyleSheets.push(sheet);
      });
      const careless = await press(page, about, 'A4', WHEN);
      expect(brokenIn(await PDFDocument.load(careless.bytes)).length).toBeGreaterThan(0);
    });
  });

  test('whoever listens to an article hears what the browser wrote, letter by letter, under fewer tags', async () => {
    await printing(async (page) => {
      const raw = await pdf(page, 'A4');
      const { bytes } = await finish(raw, 'An article', WHEN);
      const [before, after] = await Promise.all([raw, bytes].map((one) => PDFDocument.load(one)));
      if (!before || !after) return;
      expect(spokenIn(after)).toBe(spokenIn(before));
      expect([...elementsOf(after)].filter(({ element }) => typeOf(element) === 'NonStruct')).toEqual([]);
      expect([...elementsOf(before)].length).toBeGreaterThan([...elementsOf(after)].length);
    });
  });

  test('what a reader has done to a machine is not printed: it is as it was served', async ({ page }) => {
    await page.goto('/kb/177/Q177245/');
    await page.getByRole('button', { name: 'Start over' }).or(page.locator('.machine button').first()).first().click();
    await expect(page.locator('astro-island:has(> .machine)')).not.toHaveAttribute('ssr');
    await page.keyboard.press('Home');
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    await expect(page.locator('.as-served .machine .lanes.wide').first()).toBeVisible();
    await expect(page.locator('astro-island .machine')).toBeHidden();
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    await expect(page.locator('.as-served')).toHaveCount(0);
  });
});
