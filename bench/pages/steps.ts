/**
 * From the click on a step to the step painted, on a processor slowed four times.
 *
 * A click is stamped when the browser takes it in (`timeStamp`), and again once the page's thread has drawn the first
 * frame after it: a message that the frame's own callback sends arrives when style, layout and paint of that frame are
 * done and handed over. What the screen waits for its next refresh is in it, what the graphics processor then needs is not.
 * The first row is a page with nothing on it but two buttons that change a word: of a step's time, so much is the browser's
 * own on the machine at hand.
 */
import type { Browser, Page } from '@playwright/test';
import { heading, quantile, row } from './table.ts';

const SLOWER = 4;
/** Milliseconds: one picture of a screen that shows sixty a second. */
const MOST = 16;
/** Each step is timed so many times, and its best kept: a busy host can make a step slower, and nothing makes it faster. */
const ROUNDS = Number(process.env['ROUNDS'] ?? 3);

type Timed = Window & { readonly took: number[] };

/** Runs in the page, before anything of its own. */
function timeClicks(): void {
  const took: number[] = [];
  Object.assign(window, { took });
  addEventListener(
    'click',
    ({ timeStamp }) =>
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => took.push(performance.now() - timeStamp);
        port2.postMessage(null);
      }),
    { capture: true },
  );
}

/** Milliseconds of every step, in order. */
async function through(page: Page, button: string, steps: number): Promise<readonly number[]> {
  const box = await page.locator('.machine .transport').getByRole('button', { name: button }).boundingBox();
  if (!box) throw new Error(`The machine has no button ${button} in sight.`);
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.evaluate(() => (window as unknown as Timed).took.splice(0));
  for (let step = 1; step <= steps; step++) {
    await page.mouse.down();
    await page.waitForTimeout(60);
    await page.mouse.up();
    // The rest of the machine follows, and the address.
    await page.waitForTimeout(240);
  }
  const took = await page.evaluate(() => (window as unknown as Timed).took);
  if (took.length !== steps) throw new Error(`${steps} clicks on ${button}, and ${took.length} were painted in time.`);
  return took;
}

/** Of each step the best time, in milliseconds, on a processor slowed down. */
async function bestOf(page: Page, steps: number): Promise<Readonly<Record<'Step' | 'Back', readonly number[]>>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  const best = { Step: Array<number>(steps).fill(Infinity), Back: Array<number>(steps).fill(Infinity) };
  for (let round = 0; round < ROUNDS; round++)
    for (const way of ['Step', 'Back'] as const)
      for (const [at, took] of (await through(page, way, steps)).entries())
        best[way][at] = Math.min(best[way][at] ?? Infinity, took);
  return best;
}

/** Runs in a page that has nothing on it. */
function twoButtons(): void {
  document.body.innerHTML =
    '<div class="machine"><div class="transport"><button>Step 0</button><button>Back 0</button></div></div>';
  for (const button of document.querySelectorAll('button')) {
    let pressed = 0;
    button.onclick = () => {
      pressed = (pressed + 1) % 10;
      button.textContent = `${button.textContent.slice(0, -1)}${pressed}`;
    };
  }
}

const tell = (page: string, way: string, took: readonly number[]): void =>
  row(page, way, String(took.length), ...[0.5, 0.95, 1].map((of) => `${quantile(took, of).toFixed(1)} ms`));

/** @returns a sentence for each machine whose steps are painted too late. */
export async function timeSteps(
  browser: Browser,
  origin: string,
  paths: readonly string[],
): Promise<readonly string[]> {
  const missed: string[] = [];
  heading(
    `A step, click to painted, on a processor slowed ${SLOWER} times; of each step the best of ${ROUNDS}`,
    ...['page', 'way', 'steps', 'median', '95 in 100', 'slowest'],
  );
  const open = async (path: string): Promise<Page> => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await page.addInitScript(timeClicks);
    await page.goto(origin + path, { waitUntil: 'networkidle' });
    return page;
  };
  const nothing = await open('/robots.txt');
  await nothing.evaluate(twoButtons);
  for (const [way, took] of Object.entries(await bestOf(nothing, 20))) tell('nothing but two buttons', way, took);
  await nothing.close();
  for (const path of paths) {
    const page = await open(path);
    const machine = page.locator('.machine');
    await machine.scrollIntoViewIfNeeded();
    await machine.getByRole('button', { name: 'Start over' }).click();
    const steps = Number(await machine.getByRole('slider', { name: 'Step' }).getAttribute('max'));
    await page.waitForTimeout(500);
    for (const [way, took] of Object.entries(await bestOf(page, steps))) {
      tell(path, way, took);
      const most = quantile(took, 0.95);
      if (most >= MOST)
        missed.push(
          `${path}: of a hundred steps (${way}) five take ${most.toFixed(1)} ms or more, and ${MOST} are too many.`,
        );
    }
    await page.close();
  }
  return missed;
}
