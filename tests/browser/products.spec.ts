/** Who is affected, what is given to programs, and how a page is cited: as a reader, a program and a printer meet them. */
import { execFileSync } from 'node:child_process';
import { expect, type Page, test } from '@playwright/test';
import { ruleOfPack } from '../../src/content/standing.ts';
import { readBook } from '../support/book.ts';
import { complaintsOf } from '../support/complaints.ts';
import { LOOKS_OF_PAGES, looksWell } from '../support/looks.ts';
import { faultsOf } from '../support/validator.ts';

const ARTICLE = '/kb/177/Q177245/';
/** Why Windows NT 4.0 as first shipped has the problem of that article. */
const REASON =
  ruleOfPack(readBook().standings.find(({ id }) => id === 'Q177245')?.data.rules ?? [], 'nt4-rtm')?.why ?? '';
const DOCUMENTS = ['builds', 'cases', 'products'] as const;

/** The table of one product on /products/. */
const tableOf = (page: Page, product: string) => page.getByRole('table', { name: `${product}: which of its packs` });

for (const path of ['/products/', '/data/']) {
  for (const look of LOOKS_OF_PAGES) {
    test(`${path} at ${look.width} pixels in ${look.colorScheme}: nothing that axe, the policy or the console objects to, and it fits`, async ({
      page,
    }) => {
      await looksWell(page, path, look);
    });
  }
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('every product has a row for every pack, and each answer opens its reason and leads into the article', async ({
    page,
  }) => {
    await page.goto('/products/');
    const workstation = tableOf(page, 'Windows NT Workstation 4.0');
    await expect(workstation.getByRole('rowheader', { name: /^SP3/ })).toBeVisible();
    const cell = workstation
      .getByRole('cell', { name: /^affected/ })
      .filter({ has: page.locator('a[href*="/Q177245/"]') })
      .first();
    await cell.getByRole('button', { name: 'inferred' }).click();
    await expect(cell.getByText(REASON)).toBeVisible();
    await cell.getByRole('link', { name: 'Status' }).first().click();
    await expect(page).toHaveURL(/\/kb\/177\/Q177245\/#in-status$/);
    await expect(page.locator('#in-status')).toBeInViewport();
  });

  test('Enterprise Edition is not listed for the two closes, and what its driver is stands beside that', async ({
    page,
  }) => {
    await page.goto('/products/');
    const cell = tableOf(page, 'Windows NT Server 4.0, Enterprise Edition')
      .getByRole('cell', { name: /^not listed/ })
      .first();
    await expect(cell).toContainText('driver affected');
  });

  test('what an article says of processors stands beside what the search finds', async ({ page }) => {
    await page.goto('/products/');
    const rowOf = (kb: string) =>
      page
        .locator(`h3:has(a[href*="/${kb}/"]) ~ .scroll`)
        .first()
        .getByRole('row', { name: /^One processor/ });
    await expect(rowOf('Q177245')).toContainText('not affected');
    await expect(rowOf('Q177245')).toContainText('no hang');
    await expect(rowOf('Q297040')).toContainText('not said');
    await expect(rowOf('Q297040')).toContainText('no hang');
    await expect(rowOf('Q297040')).toContainText('The article does not say');
  });

  test('an article has its slice of the table, and no control that does nothing', async ({ page }) => {
    await page.goto(ARTICLE);
    const section = page.getByRole('region', { name: 'Which products and packs' });
    await expect(
      section.getByRole('rowheader', { name: /Windows NT Workstation 4\.0.*Enterprise Edition/ }),
    ).toBeVisible();
    await expect(section.getByRole('combobox')).toHaveCount(0);
  });

  test('a citation opens, and has no button that does nothing', async ({ page }) => {
    await page.goto(ARTICLE);
    const cite = page.locator('details.cite');
    await cite.locator('summary').click();
    await expect(cite.getByText('@misc{hangbook-Q177245,')).toBeVisible();
    await expect(cite.getByRole('button')).toHaveCount(0);
  });
});

test('a reader picks product and pack, and is told of that computer alone', async ({ page }) => {
  const complaints = complaintsOf(page);
  await page.goto(ARTICLE);
  const mine = page.getByRole('group', { name: 'Your computer' });
  await mine.getByLabel('Pack').selectOption('SP3');
  await expect(mine.getByRole('status')).toContainText('Windows NT Workstation 4.0 with SP3 is affected');
  await mine.getByLabel('Product').selectOption('Windows NT Server 4.0, Enterprise Edition');
  await expect(mine.getByLabel('Pack').locator('option:checked')).toHaveText('SP3');
  await expect(mine.getByRole('status')).toContainText('does not list');
  await mine.getByLabel('Product').selectOption('Windows 2000');
  await expect(mine.getByRole('status')).toContainText('no source says');
  expect(complaints).toEqual([]);
});

test('the longest answer moves nothing below it, on a phone and on a desk', async ({ page }) => {
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto('/kb/297/Q297040/');
    const mine = page.getByRole('group', { name: 'Your computer' });
    const height = async () => (await mine.boundingBox())?.height;
    const before = await height();
    const products = await mine.getByLabel('Product').locator('option').allTextContents();
    for (const product of products) {
      await mine.getByLabel('Product').selectOption(product);
      const packs = await mine.getByLabel('Pack').locator('option').allTextContents();
      for (const pack of packs) {
        await mine.getByLabel('Pack').selectOption(pack);
        expect(await height(), `${product}, ${pack}`).toBe(before);
      }
    }
  }
});

test('a citation is copied as it stands', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(ARTICLE);
  const cite = page.locator('details.cite');
  await cite.locator('summary').click();
  await cite.getByRole('button', { name: 'Copy BibTeX entry' }).click();
  await expect(cite.getByRole('status').last()).toHaveText('Copied.');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    await cite.locator('pre').last().textContent(),
  );
});

test('on paper the reason follows each mark, and the permanent address can be read', async ({ page }) => {
  await page.emulateMedia({ media: 'print' });
  await page.goto('/products/');
  await expect(tableOf(page, 'Windows NT Server 4.0').getByText(REASON).first()).toBeVisible();
  await page.goto(ARTICLE);
  await expect(page.locator('details.cite').getByText('Permanent address')).toBeVisible();
});

for (const name of DOCUMENTS) {
  test(`/data/${name}.json is what its schema says, by a validator that knows nothing else`, async ({ request }) => {
    const [document, schema] = await Promise.all(
      [`/data/${name}.json`, `/data/${name}.schema.json`].map(async (path) => (await request.get(path)).json()),
    );
    expect(faultsOf(schema, document)).toEqual([]);
    expect(new URL(document.$schema).pathname).toBe(`/data/${name}.schema.json`);
    expect(schema.$id).toBe(document.$schema);
    expect(faultsOf(schema, { ...document, [name]: [{}] })).not.toEqual([]);
  });

  test(`every page that ${name}.json names is there`, async ({ request }) => {
    const document = await (await request.get(`/data/${name}.json`)).text();
    const pages = new Set(
      [...document.matchAll(/"page": "([^"#]+)/g)].map(([, page]) => new URL(page as string).pathname),
    );
    expect(pages.size).toBeGreaterThan(0);
    for (const page of pages) expect((await request.get(page)).status(), page).toBe(200);
  });
}

test('an answer in products.json is the one on the page', async ({ page, request }) => {
  const { products } = await (await request.get('/data/products.json')).json();
  await page.goto('/products/');
  for (const { id, name, affected } of products as {
    id: string;
    name: string;
    affected: { packs: { answer: string }[] }[];
  }[]) {
    const answers = new Set(affected.flatMap(({ packs }) => packs.map(({ answer }) => answer)));
    for (const answer of answers)
      await expect(tableOf(page, name).getByText(answer, { exact: true }).first(), `${id}: ${answer}`).toBeVisible();
  }
});

test('the examples on the page are commands that answer', async ({ page, request }) => {
  try {
    execFileSync('jq', ['--version']);
  } catch {
    test.skip(true, 'jq is not installed');
  }
  await page.goto('/data/');
  for (const code of await page.locator('pre').allTextContents()) {
    const [, name, flags = '', filter] = /data\/(\w+)\.json \|\s+jq ?(-r)? '(.*)'$/s.exec(code) ?? [];
    expect(filter, code).toBeDefined();
    const input = await (await request.get(`/data/${name}.json`)).text();
    const answer = execFileSync('jq', [...(flags ? [flags] : []), filter as string], { input, encoding: 'utf8' });
    expect(answer.trim(), code).not.toBe('');
  }
});

test('every article tells machines what it is, and the policy has nothing against it', async ({ page }) => {
  for (const path of [ARTICLE, '/kb/238/Q238329/']) {
    const complaints = complaintsOf(page);
    await page.goto(path);
    const block = await page.locator('script[type="application/ld+json"]').textContent();
    const { '@graph': nodes } = JSON.parse(block ?? '');
    expect(nodes.map((node: Record<string, string>) => node['@type'])).toEqual(['TechArticle', 'BreadcrumbList']);
    expect(new URL(nodes[0].url).pathname).toBe(path);
    const canonical = await page.locator('link[rel="canonical"]').getAttribute('href');
    expect(nodes[0].url).toBe(canonical);
    expect(complaints).toEqual([]);
  }
});
