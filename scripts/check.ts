/** `npm run check`: what can be said about the sources without building or running them. */
import { CHECKS } from './runners.ts';

const failed: string[] = [];
for (const check of CHECKS) {
  const outcome = await check();
  if (outcome.failed > 0) failed.push(outcome.runner);
}
if (failed.length > 0) {
  console.error(`\nNot passed: ${failed.join(', ')}.`);
  process.exitCode = 1;
}
