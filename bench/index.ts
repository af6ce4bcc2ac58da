/**
 * `npm run bench`: the search against Spin's verifier, on these models, as exported by us, one core.
 *
 * Contenders take turns in every round, and medians are printed: absolute times move with the machine,
 * ratios hold. Nothing here is asserted. `ROUNDS=1` for a quick look.
 */
import { execFileSync } from 'node:child_process';
import { cpus } from 'node:os';
import { search } from '../src/sim/explore/search.ts';
import { CASE_NAMES } from '../src/sim/library/index.ts';
import { promelaOf } from '../src/sim/promela/promela.ts';
import { runSpin, type SpinRun, spinCounts, WHY_NO_SPIN } from '../tools/spin.ts';
import { type Clicked, openChromium } from './chromium.ts';
import type { Measured } from './measure.ts';
import { SIZES, scaled, WITH_HANG } from './models.ts';

const ROUNDS = Number(process.env['ROUNDS'] ?? 5);

const count = (value: number): string => Math.round(value).toLocaleString('en-US');
const times = (value: number): string => `${value.toFixed(value < 10 ? 1 : 0)}x`;
const row = (...cells: readonly string[]): void => console.log(`| ${cells.join(' | ')} |`);
const heading = (...cells: readonly string[]): void => {
  row(...cells);
  row(...cells.map(() => '---'));
};
function median<T>(list: readonly T[], of: (one: T) => number): number {
  return list.map(of).sort((a, b) => a - b)[list.length >> 1] ?? Number.NaN;
}

const inNode = (processors: number, requests: number): Measured =>
  JSON.parse(
    execFileSync(process.execPath, ['bench/once.ts', 'all', String(processors), String(requests)], {
      encoding: 'utf8',
    }),
  );
const whole = ({ compile, run }: SpinRun): number => compile + run;

console.log(
  `${new Date().toISOString().slice(0, 10)}, ${cpus()[0]?.model.trim()}, Node ${process.version}, medians of ${ROUNDS}\n`,
);
const browser = await openChromium();

if (WHY_NO_SPIN) console.log(`${WHY_NO_SPIN}\n`);
else {
  heading(
    'states',
    'k states/s: Node',
    'Chromium worker',
    'pan -O2',
    'worker / pan',
    'verdict in a fresh worker',
    'with reductions',
    'spin + gcc -O0 + pan',
    'with gcc -O2',
    'sooner than -O0 / -O2',
    'the same, with reductions',
  );
  for (const { processors, requests } of SIZES) {
    const promela = promelaOf(scaled(processors, requests));
    const [node, page, reduced, fast, plain]: [Measured[], Clicked[], Clicked[], SpinRun[], SpinRun[]] = [
      [],
      [],
      [],
      [],
      [],
    ];
    for (let round = 0; round < ROUNDS; round++) {
      node.push(inNode(processors, requests));
      page.push(await browser.measure('all', processors, requests));
      fast.push(runSpin(promela, { optimise: '-O2' }));
      reduced.push(await browser.measure('reduced', processors, requests));
      plain.push(runSpin(promela));
    }
    const states = node[0]?.states ?? 0;
    const [inPage, pan] = [median(page, ({ search: took }) => took), median(fast, ({ run }) => run)];
    const [click, less] = [median(page, (one) => one.click), median(reduced, (one) => one.click)];
    const [o0, o2] = [median(plain, whole), median(fast, whole)];
    row(
      count(states),
      count(states / median(node, ({ search: took }) => took)),
      count(states / inPage),
      count(states / pan),
      times(pan / inPage),
      `${count(click)} ms`,
      `${count(less)} ms, ${count(reduced[0]?.states ?? 0)} states`,
      `${count(o0)} ms`,
      `${count(o2)} ms`,
      `${times(o0 / click)} / ${times(o2 / click)}`,
      `${times(o0 / less)} / ${times(o2 / less)}`,
    );
  }

  const { processors, requests } = WITH_HANG;
  const promela = promelaOf(scaled(processors, requests));
  const [hang, breadth]: [Clicked[], SpinRun[]] = [[], []];
  for (let round = 0; round < ROUNDS; round++) {
    hang.push(await browser.measure('hang', processors, requests));
    breadth.push(runSpin(promela, { breadthFirst: true }));
  }
  console.log(
    `\nNearest hang among ${count(spinCounts(promela, { breadthFirst: true }).states)} states that pan -DBFS stores: ${count(median(hang, ({ click }) => click))} ms in a fresh worker (${count(hang[0]?.states ?? 0)} states); spin + gcc -O0 + pan -DBFS ${count(median(breadth, whole))} ms`,
  );
}

console.log('\nBytes a state, trace and table included (and for its transitions, which verdicts need):');
for (const { processors, requests } of SIZES) {
  const { bytes, states } = search(scaled(processors, requests));
  console.log(
    `  ${count(states)} states: ${(bytes.machines / states).toFixed(1)} (+ ${(bytes.edges / states).toFixed(1)})`,
  );
}

console.log('\nVerdict on the default setting, in a fresh page on a processor slowed four times:');
for (const name of CASE_NAMES) {
  const took: number[] = [];
  for (let round = 0; round < ROUNDS; round++) took.push(await browser.timeToVerdict(name, 4));
  console.log(`  ${name}: ${count(median(took, (one) => one))} ms`);
}
await browser.close();
