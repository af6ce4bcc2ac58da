/** No path leads from the book's host to another: the page for what is missing makes an address of the path, and holds it to its own host. */
import { expect, test } from '@playwright/test';
import { openTwoOrigins, type TwoOrigins } from '../../tools/twoOrigins.ts';

let two: TwoOrigins;
test.beforeAll(async () => {
  two = await openTwoOrigins();
});
test.afterAll(() => two.close());

for (const path of [
  '//evil.test/embed/v1/x',
  '/\\evil.test/embed/v1/x',
  '/%5Cevil.test/embed/v1/x',
  '///evil.test/embed/v1/x',
  '/a/..//evil.test/embed/v1/x',
  '//user@evil.test:80/embed/v1/x',
  '/javascript:alert(1)/embed/v1/x',
  '/embed/v1//evil.test/embed/v1/x',
  '/embed/v1/https://evil.test/',
  '/%2F%2Fevil.test/embed/v1/x%0d%0a',
  '//evil.test/embed/v1/embed/v1/x#schedule=1',
])
  test(`${path} stays where it is`, async ({ page }) => {
    const elsewhere: string[] = [];
    await page.route(
      (url) => !url.href.startsWith(`${two.book}/`) && url.protocol !== 'data:',
      (route) => {
        elsewhere.push(route.request().url());
        return route.abort();
      },
    );
    await page.goto(`${two.book}${path}`, { waitUntil: 'networkidle' });
    expect(new URL(page.url()).origin).toBe(two.book);
    expect(elsewhere).toEqual([]);
  });
