/**
 * `npm run bench`: the search against Spin's verifier, on these models, as exported by us, one core.
 *
 * Contenders take turns in every round, and medians are printed: absolute times move with the machine,
 * ratios hold. Nothing here is asserted.
 */
import { execFileSync } from 'node:child_process';
import { cpus } from 'node:os';
import { CASE_NAMES, settingOf } from '../src/sim/cases/index.ts';
import { explore } from '../src/sim/explore/explore.ts';
import { search } from '../src/sim/explore/search.ts';
import { promelaOf } from '../src/sim/promela/promela.ts';
import { WHY_NO_SPIN } from '../tests/support/spin.ts';
import { openChromium } from './chromium.ts';
import type { Measured } from './measure.ts';
import { SIZES, scaled, WITH_HANG } from './models.ts';
import { type PanRun, runPan } from './pan.ts';

const ROUNDS = Number(process.env['ROUNDS'] ?? 5);

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
const ms = (value: number): string => (value < 10 ? value.toFixed(1) : Math.round(value).toLocaleString('en-US'));
const times = (value: number): string => `${value.toFixed(value < 10 ? 1 : 0)}x`;
const row = (...cells: readonly string[]): void => console.log(`| ${cells.join(' | ')} |`);
const inNode = (what: string, processors: number, requests: number): Measured & { readonly click: number } => {
  const begin = performance.now();
  const measured = JSON.parse(
    execFileSync(process.execPath, ['bench/once.ts', what, String(processors), String(requests)], { encoding: 'utf8' }),
  ) as Measured;
  return { ...measured, click: performance.now() - begin };
};

async function rounds<T>(contenders: readonly (() => Promise<T> | T)[]): Promise<readonly (readonly T[])[]> {
  const results: T[][] = contenders.map(() => []);
  for (let round = 0; round < ROUNDS; round++)
    for (const [which, contender] of contenders.entries()) results[which]?.push(await contender());
  return results;
}

console.log(
  `${new Date().toISOString().slice(0, 10)}, ${cpus()[0]?.model.trim()}, Node ${process.version}, ${ROUNDS} rounds, medians\n`,
);
const browser = await openChromium();

if (WHY_NO_SPIN) console.log(WHY_NO_SPIN);
else {
  row(
    'machines',
    'Node, states/s',
    'Chromium worker, states/s',
    'pan -O2, states/s',
    'Chromium / pan',
    'worker to verdict',
    'spin + gcc -O0 + pan',
    'spin + gcc -O2 + pan',
    'sooner than -O0 / -O2',
  );
  row(...Array.from({ length: 9 }, () => '---'));
  for (const { processors, requests } of SIZES) {
    const promela = promelaOf(scaled(processors, requests));
    const [node = [], page = [], fast = [], plain = []] = await rounds<Measured | PanRun>([
      () => inNode('all', processors, requests),
      () => browser.measure('all', processors, requests),
      () => runPan(promela, '-O2'),
      () => runPan(promela, '-O0'),
    ]);
    const ours = (list: readonly (Measured | PanRun)[]) => list as readonly (Measured & { readonly click: number })[];
    const pans = (list: readonly (Measured | PanRun)[]) => list as readonly PanRun[];
    const states = node[0]?.states ?? 0;
    const perSecond = (list: readonly number[]): string =>
      `${Math.round(states / median(list)).toLocaleString('en-US')} k`;
    const click = median(ours(page).map((one) => one.click));
    const [o0, o2] = [plain, fast].map((list) => median(pans(list).map(({ compile, run }) => compile + run)));
    row(
      states.toLocaleString('en-US'),
      perSecond(ours(node).map((one) => one.search)),
      perSecond(ours(page).map((one) => one.search)),
      perSecond(pans(fast).map(({ run }) => run)),
      times(median(pans(fast).map(({ run }) => run)) / median(ours(page).map((one) => one.search))),
      `${ms(click)} ms`,
      `${ms(o0 ?? 0)} ms`,
      `${ms(o2 ?? 0)} ms`,
      `${times((o0 ?? 0) / click)} / ${times((o2 ?? 0) / click)}`,
    );
  }

  const promela = promelaOf(scaled(WITH_HANG.processors, WITH_HANG.requests));
  const [hang = [], breadth = []] = await rounds<Measured | PanRun>([
    () => browser.measure('hang', WITH_HANG.processors, WITH_HANG.requests),
    () => runPan(promela, '-O0', true),
  ]);
  const [first] = hang as readonly (Measured & { readonly click: number })[];
  console.log(
    `\nShortest hang in ${WITH_HANG.name}: ${ms(median((hang as readonly { readonly click: number }[]).map(({ click }) => click)))} ms in a fresh worker (${first?.states.toLocaleString('en-US')} machines looked at); spin + gcc -O0 + pan -DBFS ${ms(median((breadth as readonly PanRun[]).map(({ compile, run }) => compile + run)))} ms`,
  );
}

console.log('\nBytes a machine, with trace and table:');
for (const { name, processors, requests } of SIZES) {
  const space = search(scaled(processors, requests));
  console.log(
    `  ${name}: ${(space.bytes.machines / space.states).toFixed(1)} (${(space.bytes.edges / space.states).toFixed(1)} more for the steps between machines, kept for verdicts)`,
  );
}

console.log('\nDefault settings, in a worker on a processor slowed four times:');
for (const name of CASE_NAMES) {
  const begin = performance.now();
  explore(settingOf({ case: name }));
  const here = performance.now() - begin;
  console.log(`  ${name}: ${ms(here)} ms in Node`);
}
await browser.close();
