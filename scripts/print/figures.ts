/**
 * What figures say to whoever does not see them. Who takes part in a schedule is asked of the simulation, by the schedule in the
 * code on the sheet: the same that the figures are drawn from.
 */
import { type PDFDocument, PDFHexString, PDFString } from '@cantoo/pdf-lib';
import type { Page } from '@playwright/test';
import { readSchedule } from '../../src/sim/library/index.ts';
import { listed } from '../../src/sim/sentences.ts';
import { traceOf } from '../../src/sim/trace/replay.ts';
import { caseIn } from '../../src/sim/trace/schedule.ts';
import { actorsOf, drawingOf } from '../../src/views/lanes/drawing.ts';
import { name } from './objects.ts';
import { elementsOf, typeOf } from './tags.ts';

/** A figure as the page has it. */
export interface Shown {
  /** The steps of a schedule, in lanes. */
  readonly ofSteps: boolean;
  readonly says: string;
  /** The words that are written in it. */
  readonly words: string;
  /** Where the code before it leads. */
  readonly opens: string;
}

/** Every figure of a page that is printed, in its order. */
export const figuresOf = (page: Page): Promise<readonly Shown[]> =>
  page.evaluate(() => {
    let opens = '';
    return [...document.querySelectorAll<HTMLElement | SVGElement>('.reopen a, [role="img"]')].flatMap((one) => {
      if (one instanceof HTMLAnchorElement) opens = one.href;
      if (one instanceof HTMLAnchorElement || !one.checkVisibility({ visibilityProperty: true })) return [];
      const says = one.getAttribute('aria-label') ?? '';
      return [{ ofSteps: one.matches('svg.lanes'), says, words: one.textContent ?? '', opens }];
    });
  });

/** Whoever moves in the schedule that an address leads to; nobody where it leads to none. @throws Error where it cannot be followed */
function actorsAt(address: string): readonly string[] {
  const text = decodeURIComponent(new URL(address).hash.slice(1));
  if (text === '') return [];
  const { schedule, model, problem } = readSchedule(text, caseIn(text) ?? '');
  if (problem !== null) throw new Error(`The code that leads to ${address}: ${problem}`);
  return actorsOf(drawingOf(traceOf(model, schedule.steps)));
}

/** The words that stand for the figures of a document, in its order. */
export const wordsForFigures = (document: PDFDocument): readonly string[] =>
  [...elementsOf(document)].flatMap(({ element }) => {
    const says = typeOf(element) === 'Figure' ? element.lookup(name('Alt')) : undefined;
    return says instanceof PDFString || says instanceof PDFHexString ? [says.decodeText()] : [];
  });

/** It is written there, in however many lines. */
const isIn = (words: string, actor: string): boolean =>
  words.replaceAll(/\s/g, '').includes(actor.replaceAll(/\s/g, ''));

function unnamed({ ofSteps, says, words, opens }: Shown): readonly string[] {
  const silent = actorsAt(opens).filter((actor) => (ofSteps || isIn(words, actor)) && !says.includes(actor));
  return silent.length === 0
    ? []
    : [`The words for a figure, "${says}", do not name ${listed(silent)}, whom it shows.`];
}

/**
 * Each fault as a sentence. The document says of each figure what its page says; a figure names everybody whom it shows by name,
 * and that of a schedule's steps everybody who takes one.
 * @param drawn each schedule is drawn, as it is everywhere but on a card
 */
export function unnamedIn(printed: readonly string[], figures: readonly Shown[], drawn: boolean): readonly string[] {
  const at = figures.findIndex(({ says }, nth) => says !== printed[nth]);
  const faults: string[] = [];
  if (at >= 0) faults.push(`The figure "${figures[at]?.says}" has the words "${printed[at] ?? ''}".`);
  else if (printed.length !== figures.length)
    faults.push(`There are ${figures.length} figures, and words for ${printed.length}.`);
  const opened = new Set(figures.map(({ opens }) => opens).filter((opens) => actorsAt(opens).length > 0));
  for (const opens of drawn ? opened : [])
    if (!figures.some((figure) => figure.ofSteps && figure.opens === opens))
      faults.push(`The schedule that ${opens} leads to is not drawn.`);
  return [...faults, ...figures.flatMap(unnamed)];
}
