import { expect, type Locator, type Page, test } from '@playwright/test';
import { LOOKS_OF_PAGES, looksWell } from '../support/looks.ts';

const PAGES = [
  '/builds/',
  '/builds/compare/',
  '/builds/nt4-sp4/',
  '/builds/nt4-2000-02-22/',
  '/builds/nt4-1998-01-09/',
];

for (const path of PAGES)
  for (const look of LOOKS_OF_PAGES)
    test(`${path} at ${look.width} pixels in ${look.colorScheme}: axe, the policy and the console object to nothing, and nothing reaches past the edge`, async ({
      page,
    }) => {
      await looksWell(page, path, look);
    });

const rowsOf = (page: Page): Locator => page.locator('table.builds tbody tr');
const shown = (page: Page): Locator => page.locator('table.builds tbody tr:visible');
const asked = (page: Page, label: string): Locator =>
  page.locator('form.filter').getByRole('combobox', { name: label, exact: true });
const count = (page: Page): Locator => page.getByRole('status');

test.describe('the table of builds', () => {
  test.use({ viewport: { width: 1440, height: 900 } });

  test('is filtered by what is chosen; the address says so, Back undoes it, and Forward does it again', async ({
    page,
  }) => {
    await page.goto('/builds/');
    const all = await rowsOf(page).count();
    await expect(count(page)).toHaveText(`All ${all} rows.`);

    await asked(page, 'Product line').selectOption('Terminal Server');
    await expect(page).toHaveURL('/builds/?line=tse');
    await expect(shown(page).first()).toContainText('Terminal Server');
    const some = await shown(page).count();
    for (const row of await shown(page).all()) await expect(row).toContainText('Terminal Server');
    await expect(count(page)).toHaveText(`${some} of ${all} rows.`);

    await asked(page, 'Platform').selectOption('Alpha');
    await expect(page).toHaveURL('/builds/?platform=Alpha&line=tse');
    expect(await shown(page).count()).toBeLessThan(some);

    await page.goBack();
    await expect(page).toHaveURL('/builds/?line=tse');
    await expect(count(page)).toHaveText(`${some} of ${all} rows.`);
    await expect(asked(page, 'Platform')).toHaveValue('');
    await page.goBack();
    await expect(count(page)).toHaveText(`All ${all} rows.`);
    await page.goForward();
    await expect(count(page)).toHaveText(`${some} of ${all} rows.`);

    await page.getByRole('button', { name: 'Show all' }).click();
    await expect(page).toHaveURL('/builds/');
    await expect(count(page)).toHaveText(`All ${all} rows.`);
  });

  test('can be asked what is to a case this or that, and its time line fades what is left out', async ({ page }) => {
    await page.goto('/builds/');
    await asked(page, 'Toward Q297040').selectOption('affected');
    await expect(shown(page)).toHaveCount(1);
    await expect(shown(page)).toContainText('not named');
    const wide = page.locator('.time-line.wide');
    await expect(wide.locator('[data-build="nt4-sp3"]')).toHaveClass('left-out');
    await expect(wide.locator('[data-build="post-sp6a-unnamed"]').first()).not.toHaveClass(/left-out/);
  });

  test('is sorted by a column from the keyboard, and says which way; a size that is missing or cannot be right stays last', async ({
    page,
  }) => {
    await page.goto('/builds/');
    const head = page.getByRole('columnheader', { name: 'Size' });
    const unsure = /^(–|149 KB|263,375|802,328)$/;
    const sizes = async (): Promise<readonly number[]> => {
      const texts = await rowsOf(page).locator('td.size').allInnerTexts();
      const known = texts.findIndex((text) => unsure.test(text));
      for (const text of texts.slice(known)) expect(text).toMatch(unsure);
      return texts.slice(0, known).map((text) => Number(text.replaceAll(',', '')));
    };
    await expect(page.getByRole('columnheader', { name: 'Date' })).toHaveAttribute('aria-sort', 'ascending');
    await head.getByRole('button').focus();
    await page.keyboard.press('Enter');
    await expect(head).toHaveAttribute('aria-sort', 'ascending');
    await expect(page).toHaveURL('/builds/?sort=size');
    await expect(page.getByRole('columnheader', { name: 'Date' })).not.toHaveAttribute('aria-sort');
    const up = await sizes();
    expect(up.length).toBeGreaterThan(40);
    expect(up).toEqual([...up].sort((one, other) => one - other));
    await page.keyboard.press('Enter');
    await expect(head).toHaveAttribute('aria-sort', 'descending');
    await expect(page).toHaveURL('/builds/?sort=-size');
    expect(await sizes()).toEqual(up.toReversed());
  });

  test('opens as a link has it', async ({ page }) => {
    await page.goto('/builds/?line=tse&platform=x86&sort=-date');
    await expect(asked(page, 'Product line')).toHaveValue('tse');
    await expect(shown(page).first()).toContainText('2001');
    await expect(shown(page).last()).toContainText('21 Jul 1999');
  });

  test('a link that asks for what there is not is answered with a sentence, and the rest of it is kept', async ({
    page,
  }) => {
    await page.goto('/builds/?line=vms&platform=Alpha');
    await expect(page.getByRole('alert')).toContainText('The table has no line "vms"; choose one of');
    await expect(asked(page, 'Platform')).toHaveValue('Alpha');
    await expect(page.getByRole('alert')).toBeVisible();
    await asked(page, 'Platform').selectOption('x86');
    await expect(page.getByRole('alert')).toBeHidden();
  });

  test('the reason for a standing is one press away', async ({ page }) => {
    await page.goto('/builds/');
    const row = rowsOf(page).filter({ hasText: 'NT 4.0 SP3' });
    const mark = row.getByRole('button', { name: 'inferred' }).first();
    await mark.click();
    const reason = page.locator(`[id="${await mark.getAttribute('popovertarget')}"]`);
    await expect(reason).toBeInViewport();
    await expect(reason).toContainText('affected');
  });

  test('a mark on the time line leads to its build', async ({ page }) => {
    await page.goto('/builds/');
    await page.locator('.time-line.wide [data-build="tse-1999-07-21"]').first().click();
    await expect(page).toHaveURL('/builds/tse-1999-07-21/');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Terminal Server hotfix, 21 Jul 1999');
  });
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('every row of the table is there, and no control that would do nothing', async ({ page }) => {
    await page.goto('/builds/');
    for (const row of await rowsOf(page).all()) await expect(row).toBeVisible();
    await expect(page.locator('form.filter')).toBeHidden();
    await expect(page.locator('table.builds thead button')).toHaveCount(0);
    await expect(page.locator('.time-line:visible')).not.toHaveCount(0);
  });

  test('a comparison is complete: verdicts, routines, the schedule on both, the facts', async ({ page }) => {
    await page.goto('/builds/compare/');
    await expect(page.locator('.compare fieldset')).toBeHidden();
    await expect(page.locator('.compare .as-set')).toBeVisible();
    await expect(page.locator('.outcomes .verdict')).toHaveText([/Hang/, /No hang/]);
    await expect(page.getByRole('region', { name: 'TdiCloseAddress in NT 4.0 SP3 and NT 4.0 SP4' })).toContainText('−');
    await expect(page.locator('.two-runs .parting')).toHaveText(/Step \d+ is the first that differs/);
    await expect(page.locator('.side-by-side .differs').first()).toContainText('≠');
  });

  test('a build’s page has its rows, what it is to each hang, and its neighbours', async ({ page }) => {
    await page.goto('/builds/tse-1999-07-21/');
    await expect(page.getByRole('row', { name: '07/21/99 05:13p 147,920' })).toBeVisible();
    await expect(page.locator('#hangs + dl')).toContainText('fixed here');
    await expect(page.locator('#beside + dl')).toContainText('1 Sep 1999');
  });
});

test.describe('two builds side by side', () => {
  const chosen = (page: Page, label: string): Locator =>
    page.locator('.compare').getByRole('combobox', { name: label, exact: true });
  const verdicts = (page: Page): Locator => page.locator('.outcomes .verdict');

  test('are the two that the address names', async ({ page }) => {
    await page.goto('/builds/compare/#one=nt4-1999-07-26&other=nt4-sp3&case=Q177245');
    await expect(chosen(page, 'One build')).toHaveValue('nt4-1999-07-26');
    await expect(verdicts(page).first()).toContainText('The book has facts of it only');
    await expect(verdicts(page).last()).toContainText('Hang.');
    await expect(page.locator('.side-by-side')).toContainText('274,032');
  });

  test('are named by the address as they are chosen, and Back returns to the two before', async ({ page }) => {
    await page.goto('/builds/compare/');
    await chosen(page, 'The other').selectOption('nt4-sp6a');
    await expect(page).toHaveURL('/builds/compare/#one=nt4-sp3&other=nt4-sp6a&case=Q177245');
    await chosen(page, 'Case').selectOption('Q297040');
    await expect(verdicts(page)).toHaveText([/No hang/, /No hang/]);
    await expect(page.locator('.compare')).toContainText('no schedule of either build ends badly');
    await page.goBack();
    await expect(chosen(page, 'Case')).toHaveValue('Q177245');
    await expect(verdicts(page)).toHaveText([/Hang/, /No hang/]);
    await page.goBack();
    await expect(chosen(page, 'The other')).toHaveValue('nt4-sp4');
  });

  test('are searched in the background where the build of the site has no verdict, and the hang found there is followed', async ({
    page,
  }) => {
    await page.goto('/builds/compare/#one=nt4-sp4&other=nt4-sp3&case=Q177245&processors=3');
    await expect(verdicts(page).first()).toContainText('4,825 states');
    await expect(verdicts(page).last()).toContainText('5,318 states');
    await expect(page.getByRole('status')).toHaveText('NT 4.0 SP4: No hang. NT 4.0 SP3: Hang.');
    await expect(page.locator('.two-runs caption')).toHaveText(
      'The shortest schedule to the hang on NT 4.0 SP3, and the same steps on NT 4.0 SP4',
    );
    await expect(page.locator('.two-runs thead th').last()).toHaveText('NT 4.0 SP3');
  });

  test('a link that cannot be read whole is answered with a sentence and the default', async ({ page }) => {
    await page.goto('/builds/compare/#one=nt5&other=nt4-sp6a&processors=12');
    const notice = page.locator('.compare').getByRole('alert');
    await expect(notice).toContainText('There is no build "nt5"');
    await expect(notice).toContainText('choose one of 1, 2, 3, 4');
    await expect(chosen(page, 'One build')).toHaveValue('nt4-sp3');
    await expect(chosen(page, 'The other')).toHaveValue('nt4-sp6a');
  });

  for (const [path, before, after] of [
    ['/kb/177/Q177245/', 'NT 4.0 SP3', 'NT 4.0 SP4'],
    ['/kb/297/Q297040/', 'Recent post-SP6a hotfix, not named', 'Hotfix, 27 Apr 2001'],
  ] as const)
    test(`${path} shows what it does before and after the fix, and another load can be tried`, async ({ page }) => {
      await page.goto(path);
      const compare = page.locator('.compare');
      await expect(compare.locator('.outcomes h3')).toHaveText([before, after]);
      await expect(verdicts(page)).toHaveText([/Hang/, /No hang/]);
      await chosen(page, 'Load').selectOption({ index: 1 });
      await expect(verdicts(page)).toHaveText([/No hang/, /No hang/]);
      expect(new URL(page.url()).hash).toBe('');
      await compare.getByRole('link', { name: 'Compare any two builds' }).click();
      await expect(page).toHaveURL(/\/builds\/compare\/#.*load=/);
      await expect(verdicts(page)).toHaveText([/No hang/, /No hang/]);
    });
});

test('on paper a comparison keeps its tables and loses its controls, and the reasons stand below the table', async ({
  page,
}) => {
  await page.emulateMedia({ media: 'print' });
  await page.goto('/builds/compare/');
  await expect(page.locator('.compare fieldset')).toBeHidden();
  await expect(page.locator('.two-runs')).toBeVisible();
  await page.goto('/builds/');
  await expect(page.locator('form.filter')).toBeHidden();
  await expect(page.locator('.reasons .why').first()).toBeVisible();
});
