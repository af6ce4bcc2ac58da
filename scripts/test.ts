/**
 * `npm test`: everything, and one line at the end that sums it up. `--full` adds the long proofs. With EXPECT_JUDGES
 * (`spin,firefox,webkit`) the run fails where a judge that is named there could not be had.
 */
import { summon } from '../tools/judges.ts';
import {
  browserTests,
  build,
  buildElsewhere,
  CHECKS,
  followLinks,
  type Outcome,
  printAll,
  standBelow,
  unitTests,
  validate,
} from './runners.ts';

const full = process.argv.includes('--full');

const outcomes: Outcome[] = [];
const ask = async (runner: () => Promise<Outcome>): Promise<boolean> => {
  const outcome = await runner();
  outcomes.push(outcome);
  return outcome.failed === 0;
};

for (const check of CHECKS) await ask(check);
await ask(() => unitTests(full));
if (await ask(build)) {
  for (const runner of [
    validate,
    followLinks,
    standBelow,
    ...(full ? [buildElsewhere] : []),
    () => browserTests(full),
    ...(full ? [printAll] : []),
  ])
    await ask(runner);
} else {
  console.error('\nThe site did not build, so its pages, links and browser tests were not looked at.');
}

const { lines, missing } = summon(process.env['EXPECT_JUDGES'] ?? '');
if (missing.length > 0) outcomes.push({ runner: 'judges', passed: 0, failed: missing.length, skipped: 0 });

const total = (key: 'passed' | 'failed' | 'skipped') => outcomes.reduce((sum, each) => sum + each[key], 0);
const skipped = total('skipped');

console.log('');
for (const { runner, passed, failed, skipped } of outcomes) {
  console.log(`${runner.padEnd(14)} ${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
}
console.log(`\nOutside judges:\n${[...lines, ...missing].join('\n')}`);
console.log(`\n${total('passed')} passed, ${total('failed')} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = total('failed') > 0 ? 1 : 0;
