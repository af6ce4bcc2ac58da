import fc from 'fast-check';
import { expect, it } from 'vitest';
import { buildsOf } from '../../src/sim/computer/runnable.ts';
import { CASE_NAMES, caseOf, settingOf } from '../../src/sim/library/index.ts';
import { writeSchedule } from '../../src/sim/trace/schedule.ts';
import { explore } from '../../tools/explored.ts';
import { hostileText, whyMisread } from '../support/fragments.ts';

it('100,000 hostile texts are read without a throw, each as a schedule and a sentence', { timeout: 600_000 }, () => {
  fc.assert(
    fc.property(hostileText, (hostile) => {
      expect(whyMisread(hostile)).toBeNull();
    }),
    { numRuns: 100_000 },
  );
});

/** Past this many states a setting is left to the verifier; the shortest hang lies far before it. */
const BOUND = 120_000;

const ALL = CASE_NAMES.flatMap((name) =>
  buildsOf(caseOf(name)).flatMap((build) =>
    caseOf(name).processors.choices.flatMap((processors) =>
      caseOf(name).loads.map((load) => ({ case: name, build, processors, load: load.name })),
    ),
  ),
);

it.each(ALL)(
  'a hang of $case, $build, $processors processors, $load fits into a link of 120 characters',
  { timeout: 120_000 },
  (wish) => {
    const { model, worst, verdict } = explore(settingOf(wish), BOUND);
    expect(['hang', 'no-hang', 'gave-up']).toContain(verdict);
    if (worst) expect(writeSchedule(model, worst.steps).length).toBeLessThanOrEqual(120);
  },
);
