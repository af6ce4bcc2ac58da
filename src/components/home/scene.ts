/** The hang that runs on the first page: the first case of the book, along its shortest schedule. */
import { runnable } from '../../sim/library/index.ts';
import { atStep } from '../../sim/trace/schedule.ts';
import { known } from '../explorations.ts';
import { allArticles, pathOf } from '../facts/entries.ts';
import { openText, readingOf } from '../islands/run.ts';
import type { Scene } from './running.ts';

export interface FirstScene extends Scene {
  readonly kb: string;
  readonly steps: number;
  /** Where its machine is opened at a step. */
  readonly inIt: (step: number) => string;
}

export async function firstScene(): Promise<FirstScene> {
  const [article] = (await allArticles()).filter(({ data }) => data.case !== null);
  if (!article?.data.case)
    throw new Error('No article of the book runs a case, so the first page has nothing to show.');
  const { schedule, findings } = known({ case: article.data.case });
  const { drawing } = readingOf(openText(runnable(article.data.case), schedule).run.trace);
  return {
    kb: article.id,
    inIt: (step) => `${pathOf(article.id)}#${atStep(schedule, step)}`,
    steps: drawing.marks.length,
    drawing,
    noReturn: findings.report?.noReturn ?? null,
    verdict: findings.verdict,
  };
}
