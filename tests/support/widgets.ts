/** Widgets on hosts' pages, as the builder writes them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Frame, type Page } from '@playwright/test';
import { heightOf, type Width } from '../../src/embed/heights.ts';
import type { WidgetPlace } from '../../src/embed/places.ts';
import { elementSnippet, frameSnippet, scriptSnippet, type Wanted } from '../../src/embed/snippets.ts';
import type { TwoOrigins } from '../../tools/twoOrigins.ts';

const HOME = 'OURS/embed/v1/';
const MACHINE: WidgetPlace = { case: 'Q177245', view: 'machine' };

export interface Widget {
  readonly place?: WidgetPlace;
  readonly said?: Wanted['said'];
  readonly width?: Width;
}

const wanted = ({ place = MACHINE, said = {}, width = 600 }: Widget): Wanted => ({
  place,
  said,
  title: `${place.case}, running`,
  page: `OURS/kb/${place.case}/`,
  height: heightOf(place, width),
});

export const script = scriptSnippet(HOME);
export const frame = (widget: Widget = {}): string => frameSnippet(HOME, wanted(widget));
export const element = (widget: Widget = {}): string => elementSnippet(HOME, wanted(widget));

export const aPage = (body: string): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>A host</title><body>${body}`;

/** A page of the gallery, with widgets in the places that it keeps for them. */
export const host = (name: string, widget: Widget = {}): string =>
  readFileSync(join(import.meta.dirname, '../hosts', `${name}.html`), 'utf8')
    .replace('{{frame}}', `${frame(widget)}\n${script}`)
    .replace('{{element}}', element(widget));

/** The frames of ours in a page, in order, once their first script has run. */
export async function framesOf(page: Page, two: TwoOrigins, count = 1): Promise<readonly [Frame, ...Frame[]]> {
  const ours = (): Frame[] => page.frames().filter((one) => one.url().startsWith(two.book));
  await expect.poll(() => ours().length).toBe(count);
  const frames = ours();
  for (const one of frames) await one.locator('html[data-panels]').waitFor({ state: 'attached' });
  return frames as unknown as readonly [Frame, ...Frame[]];
}

/** By how many pixels a frame is not as high as what is in it. */
export async function amiss(inside: Frame): Promise<number> {
  const outside = await inside.frameElement();
  const given = await outside.evaluate((one) => (one as HTMLElement).getBoundingClientRect().height);
  const needed = await inside.evaluate(() => document.querySelector('.frame')?.getBoundingClientRect().height ?? 0);
  return Math.abs(given - needed);
}

export const slider = (inside: Frame) => inside.getByRole('slider', { name: 'Step' });
export const atStep = (inside: Frame, step: number, of = 28) =>
  expect(slider(inside)).toHaveAttribute('aria-valuetext', `step ${step} of ${of}`);
