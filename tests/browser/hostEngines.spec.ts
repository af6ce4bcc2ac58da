/**
 * Other engines take a widget in as Chromium does: in a sandbox without an origin, under a policy that allows nothing else,
 * with a search of its own. What cannot be seen into is heard: the element tells what it came to.
 */
import { expect, test } from '@playwright/test';
import { openEngine, WHY_NOT } from '../../tools/engines.ts';
import { openTwoOrigins } from '../../tools/twoOrigins.ts';
import { aPage, element } from '../support/widgets.ts';

const FULL = process.env['FULL'] === '1';
/** The host's own icon, which these engines ask for by themselves, and nothing else but ours. */
const STRICT = { 'content-security-policy': "default-src 'none'; img-src 'self'; frame-src OURS; script-src OURS" };

/** In the page: asks the element for a step, for the end, and for a search of another setting; gives what it heard. */
async function driveElement(): Promise<readonly string[]> {
  type Hang = HTMLElement & { goTo(step: number): void };
  const hang = document.querySelector('nt-hang') as Hang;
  const heard: string[] = [];
  const until = (event: string, says: RegExp): Promise<void> =>
    new Promise((done) => {
      const hear = (one: Event): void => {
        const { detail } = one as CustomEvent<{ step?: number; says: string } | null>;
        const said = `${event} ${detail?.step ?? ''} ${detail?.says ?? ''}`;
        if (!says.test(said)) return;
        hang.removeEventListener(event, hear);
        heard.push(said);
        done();
      };
      hang.addEventListener(event, hear);
    });
  const begun = until('step', /step 9 /);
  hang.goTo(9);
  await begun;
  const ended = until('step', /step 28 /);
  hang.goTo(28);
  await ended;
  const judged = until('verdict', /5,318/);
  hang.setAttribute('processors', '3');
  await judged;
  // As high as what is in it: no bar, and no room left over.
  const { height, width } = hang.getBoundingClientRect();
  return [...heard, `${width > 500 && height > 300}`];
}

for (const name of ['Chromium', 'Firefox', 'WebKit'] as const)
  test(`${name}: the element steps, goes to its end and searches another setting, and nothing is refused`, async () => {
    test.skip(WHY_NOT[name] !== null, WHY_NOT[name] ?? '');
    test.skip(name !== 'Firefox' && !FULL, 'With npm run test:full.');
    test.setTimeout(120_000);
    const two = await openTwoOrigins();
    const engine = await openEngine(name);
    try {
      await engine.open(two.put({ html: aPage(element()), headers: STRICT }));
      const heard = await engine.read(driveElement);
      expect(heard).toEqual([
        expect.stringMatching(/^step 9 Processor 1/),
        expect.stringMatching(/^step 28 Processor 0, Address closer, waits/),
        expect.stringContaining('5,318 states'),
        'true',
      ]);
      expect(await engine.complaints()).toEqual([]);
    } finally {
      await engine.close();
      two.close();
    }
  });
