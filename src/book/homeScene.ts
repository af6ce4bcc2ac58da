/** What runs on the first page: the first case of the library, along the shortest schedule on which it ends badly. */

import { openText, readingOf } from '../islands/machine/run.ts';
import { CASE_NAMES, runnable } from '../sim/library/index.ts';
import { atStep } from '../sim/trace/schedule.ts';
import type { Scene } from '../views/running/scenes.ts';
import { allArticles, pathOf } from './entries.ts';
import { known } from './explorations.ts';

export interface FirstScene extends Scene {
  readonly kb: string;
  readonly steps: number;
  /** Where its machine is opened at a step. */
  readonly inIt: (step: number) => string;
}

export async function firstScene(): Promise<FirstScene> {
  // The library's order is chosen; that of the articles is only that of their numbers.
  const [name] = CASE_NAMES;
  const article = (await allArticles()).find(({ data }) => data.case === name);
  if (name === undefined || !article)
    throw new Error('The library has no case, so the first page has nothing to show.');
  const { schedule, findings } = known({ case: name });
  const { drawing } = readingOf(openText(runnable(name), schedule).run.trace);
  return {
    kb: article.id,
    inIt: (step) => `${pathOf(article.id)}#${atStep(schedule, step)}`,
    steps: drawing.marks.length,
    drawing,
    noReturn: findings.report?.noReturn ?? null,
    verdict: findings.verdict,
  };
}
