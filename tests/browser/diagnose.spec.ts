/** The page of diagnosis as somebody with a hung computer uses it. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { complaintsOf } from '../support/complaints.ts';
import { knowledge } from '../support/knowledge.ts';

const PAGE = '/diagnose/';

function diagnosisOf(page: Page) {
  const part = page.getByRole('region', { name: 'Diagnosis' });
  return {
    part,
    status: part.getByRole('status'),
    way: (name: string) => part.getByRole('radio', { name, exact: true }),
    answer: (question: string, answer: string) =>
      part.getByRole('group', { name: question }).getByRole('radio', { name: answer, exact: true }),
    menu: (name: string) => part.getByRole('combobox', { name, exact: true }),
    stop: part.getByRole('textbox', { name: 'Stop screen' }),
    paste: part.getByRole('textbox', { name: /What you know of the file/ }),
    /** The cases, in their order. */
    cases: part.locator('.case'),
    first: part.locator('.case').first(),
    /** The result of one case, whichever stand beside it. */
    caseOf: (kb: string) => part.locator('.case').filter({ has: page.locator('.stand', { hasText: kb }) }),
  };
}

/** Everything the page asks for from now on. */
function requestsOf(page: Page): string[] {
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  return requests;
}

test('what is seen leads to a case, with what to check next, and is in the address', async ({ page }) => {
  const complaints = complaintsOf(page);
  await page.goto(PAGE);
  const { answer, status, first, part, caseOf, menu } = diagnosisOf(page);
  await answer('Does anything over TCP still work?', 'no').check({ force: true });
  await expect(status).toHaveText(/^What you say fits .*Q177245\b.*Q297040\b/);
  await expect(part.getByText('What to check next.')).toBeVisible();
  await answer('Does it answer a ping?', 'no').check({ force: true });
  await answer('Does the mouse pointer move?', 'no').check({ force: true });
  await expect(status).toHaveText(/^What you say fits .*Q297040\b/);
  await expect(status).not.toContainText('Q177245');
  await expect(caseOf('Q297040')).toContainText('fits all 3 answers');
  await expect(caseOf('Q177245')).toContainText('1 of 3 answers does not fit');
  await menu('Processors').selectOption('2');
  await expect(page).toHaveURL(`${PAGE}#ping=no&tcp=no&mouse=no&processors=2`);
  await expect(first.getByRole('row', { name: /^Ping/ })).toContainText('dead');
  expect(complaints).toEqual([]);
});

test('a link opens with everything that was said, and says in a sentence what it could not read', async ({ page }) => {
  await page.goto(`${PAGE}#ping=yes&tcp=no&after=minutes&stop=none&processors=5`);
  const { answer, menu, first, part } = diagnosisOf(page);
  await expect(part.getByRole('alert')).toHaveText('The address says processors=5; choose one of 1, 2, 3 or 4.');
  await expect(answer('Does it answer a ping?', 'yes')).toBeChecked();
  await expect(menu('How long after the first sign')).toHaveValue('minutes');
  await expect(part.getByRole('checkbox', { name: 'there was none' })).toBeChecked();
  await expect(first).toContainText('Q177245');
  await expect(first).toContainText('fits all 3 answers');
});

test('a stop screen finds the articles that print it, parameters and all', async ({ page }) => {
  await page.goto(PAGE);
  const { stop, part } = diagnosisOf(page);
  await stop.fill('STOP: 0x0000000A (0xf1c2cf0f, 0x00000002, 0x00000001, 0x80146940)');
  const list = part.getByRole('region', { name: /Documented, not modelled/ }).getByRole('listitem');
  await expect(list.first()).toContainText('Q236794');
  await expect(list.first()).toContainText('4 parameters the same');
  await stop.fill('blue');
  await expect(part.getByText('“blue” is not a stop code.', { exact: false })).toBeVisible();
  await expect(list).toHaveCount(0);
});

test('a pasted line is the build that it is, and nothing is sent for meanwhile', async ({ page }) => {
  await page.goto(`${PAGE}#file`);
  const { paste, part, status, first } = diagnosisOf(page);
  await paste.click();
  await page.waitForLoadState('networkidle');
  const requests = requestsOf(page);
  await paste.fill('07/21/99  05:13p           147,920 Tcpip.sys');
  await expect(status).toContainText('The file is Terminal Server hotfix, 21 Jul 1999.');
  await expect(part.getByRole('link', { name: 'Terminal Server hotfix, 21 Jul 1999' }).first()).toHaveAttribute(
    'href',
    '/builds/tse-1999-07-21/',
  );
  await expect(part.getByText('The date tells them apart', { exact: false })).toBeVisible();
  await expect(first).toContainText('ruled out');
  await paste.fill('07/08/99 150,000');
  await expect(part.getByRole('table', { name: /lies between/ })).toContainText('Hotfix, 4 Jun 1999');
  await paste.fill('31/02/99');
  await expect(part.getByText('the calendar has no such day', { exact: false })).toBeVisible();
  await paste.fill('10/12/99 9:43PM 121,744 Ndis.sys');
  await expect(part.getByText('is printed in', { exact: false })).toContainText('Q244091');
  await paste.fill('x'.repeat(1 << 20));
  await expect(status).toContainText('It is long');
  expect(requests).toEqual([]);
  expect(page.url()).not.toContain('150');
});

test('a machine is judged by the articles and by search, apart', async ({ page }) => {
  await page.goto(`${PAGE}#machine`);
  const { menu, first, caseOf, status } = diagnosisOf(page);
  await menu('Product').selectOption({ label: 'Windows NT Server 4.0' });
  await menu('Service pack').selectOption({ label: 'SP6a' });
  await menu('Newer Tcpip.sys').selectOption({ label: 'Recent post-SP6a hotfix, not named' });
  await menu('Processors').selectOption('2');
  await menu('SynAttackProtect').selectOption('2');
  await expect(status).toHaveText(/^It can be Q297040\. Ruled out: .*Q177245\b/);
  await expect(first).toContainText('it can happen');
  await expect(first).toContainText(
    'A hang, under these loads: connect to a host that does not exist (every schedule)',
  );
  await expect(first).toContainText('The article does not say how many processors the hang needs.');
  await menu('Processors').selectOption('1');
  await expect(caseOf('Q177245')).toContainText('The article names this as needed: More than one processor.');
  await expect(page).toHaveURL(
    /#product=nt4-server&pack=nt4-sp6a&build=post-sp6a-unnamed&processors=1&SynAttackProtect=2$/,
  );
  await menu('Product').selectOption({ label: 'not known' });
  await expect(menu('Service pack')).toHaveValue('nt4-sp6a');
});

test('every place that a result can lead to is there: articles and their parts, builds', async ({ request }) => {
  const { cases, builds, stops, others } = knowledge;
  const parts = cases.flatMap(({ kb, rules, conditions }) => [
    ...rules.flatMap(({ sources }) => sources),
    ...conditions.map(({ sections }) => ({ kb, sections })),
    { kb, sections: ['products'] },
  ]);
  const whole = [...stops, ...others].map(({ kb }) => ({ kb, sections: [] }));
  const pages = new Map<string, Set<string>>(builds.map(({ id }) => [`/builds/${id}/`, new Set()]));
  for (const { kb, sections } of [...parts, ...whole]) {
    const page = `/kb/${kb.slice(1).padStart(6, '0').slice(0, 3)}/${kb}/`;
    pages.set(page, new Set([...(pages.get(page) ?? []), ...sections]));
  }
  for (const [page, sections] of pages) {
    const answer = await request.get(page);
    expect(answer.status(), page).toBe(200);
    const html = await answer.text();
    for (const section of sections) expect(html, `${page} ${section}`).toContain(`id="in-${section}"`);
  }
});

test('“Start again” forgets everything', async ({ page }) => {
  await page.goto(`${PAGE}#ping=no&product=nt4-server&pack=nt4-sp3`);
  const { part, answer, status } = diagnosisOf(page);
  await expect(part.getByText(/^You said: Ping: no; Windows NT Server 4.0/)).toBeVisible();
  await part.getByRole('button', { name: 'Start again' }).click();
  await expect(answer('Does it answer a ping?', 'not tried')).toBeChecked();
  await expect(status).toHaveText(/^Say what you know/);
  await expect(page).toHaveURL(`${PAGE}#symptoms`);
});

test('by keyboard alone: ways and answers are reached by Tab and chosen with arrows', async ({ page }) => {
  await page.goto(PAGE);
  const { way, answer, menu } = diagnosisOf(page);
  await way('What you see').focus();
  await page.keyboard.press('Tab');
  await expect(answer('Does it answer a ping?', 'not tried')).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(answer('Does it answer a ping?', 'yes')).toBeChecked();
  await way('What you see').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(menu('Product')).toBeVisible();
});

for (const [colorScheme, form] of [
  ['light', 'What you see'],
  ['light', 'The computer'],
  ['light', 'The driver’s file'],
  ['dark', 'The driver’s file'],
] as const) {
  test(`in ${colorScheme}, ${form}: nothing that axe, the policy or the console objects to`, async ({ page }) => {
    const complaints = complaintsOf(page);
    await page.emulateMedia({ colorScheme });
    await page.goto(`${PAGE}#ping=no&mouse=yes&stop=A,1,2,3,4&processors=2&product=nt4-server&pack=nt4-sp3`);
    const { way, paste, part } = diagnosisOf(page);
    await expect(part.getByText(/^You said/)).toBeVisible();
    await way(form).check({ force: true });
    if (form === 'The driver’s file') await paste.fill('07/08/99 150,000 tcpip.sys\n10/12/99 121,744 Ndis.sys');
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    expect(complaints).toEqual([]);
  });
}

for (const width of [390, 1440]) {
  test(`${width} pixels wide, nothing reaches past the edge, with every kind of result`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(`${PAGE}#ping=no&mouse=yes&stop=A,1,2,3,4&processors=2&product=nt4-server&pack=nt4-sp3`);
    const { way, paste, part } = diagnosisOf(page);
    await expect(part.getByText(/^You said/)).toBeVisible();
    for (const name of ['The computer', 'What you see', 'The driver’s file']) {
      await way(name).check({ force: true });
      if (name === 'The driver’s file')
        await paste.fill(`07/08/99 150,000 tcpip.sys\n${'long'.repeat(90)}.sys 10/12/99 1,000`);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
  });
}

test('on paper a result is whole, says what was said, and has no forms', async ({ page }) => {
  await page.goto(`${PAGE}#ping=no&mouse=no&processors=2`);
  const { part, first } = diagnosisOf(page);
  await expect(first).toContainText('fits all 3 answers');
  await page.emulateMedia({ media: 'print' });
  await expect(part.getByText('You said: Ping: no; Mouse: no; 2 processors.')).toBeVisible();
  await expect(first.getByRole('table')).toBeVisible();
  await expect(part.getByRole('heading', { name: 'What it can be' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'The tables behind it' })).toBeHidden();
  await expect(part.getByRole('radio').first()).toBeHidden();
  await expect(part.getByRole('button', { name: 'Start again' })).toBeHidden();
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('the tables stand there to be looked up, and the forms are said to need scripts', async ({ page }) => {
    await page.goto(PAGE);
    await expect(page.getByText('The three forms need scripts', { exact: false })).toBeVisible();
    await expect(diagnosisOf(page).part).toBeHidden();
    const seen = page.getByRole('table', { name: /what still works/ });
    await expect(seen.getByRole('row', { name: /Q177245, the article/ })).toContainText('dead');
    const dates = page.getByRole('table', { name: /by its date/ });
    await expect(dates.getByRole('row', { name: /^27 April 2001/ }).first()).toContainText('fixed here');
    const packs = page.getByRole('table', { name: /each service pack/ });
    await expect(packs.getByRole('row', { name: /^SP3/ })).toContainText('hangs with 2, 3 or 4 processors');
  });
});
