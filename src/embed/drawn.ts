/**
 * What of a machine's frame is drawn when the book is built and comes only where its host asks for it: parts among the
 * frame's scripts (frame/parts.ts) that hold markup and nothing that runs. So a frame that opens at a moment of its run, or
 * with every schedule below it, is complete and asleep like any other.
 */
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { book } from '../book/entries.ts';
import { exploreProps, machineProps } from '../book/islandProps.ts';
import { lengthOf, moveTo, openText, readingOf } from '../islands/machine/run.ts';
import type { StepThroughProps } from '../islands/machine/StepThrough.tsx';
import { type MomentTold, momentOfRun, type VerdictTold, verdictOf } from '../islands/machine/told.ts';
import ExploreAll from '../islands/onPage/ExploreOnPage.tsx';
import StepThrough from '../islands/onPage/MachineOnPage.tsx';
import { runnable } from '../sim/library/index.ts';

import { type Bundle, markOf, partOf } from './bundle.ts';
import { dataOf, islandOf } from './island.ts';
import { once } from './once.ts';
import styles from './sheets/explored.css?inline';

/** What the panel of every schedule holds. */
export interface DrawnPanel {
  readonly html: string;
  readonly styles: string;
}

/** What stands in the place of the machine as it was served. */
export interface DrawnMoment {
  readonly markup: string;
  /** What the machine there opens with, as its data block has it. */
  readonly opens: string;
  readonly moment: MomentTold;
  readonly judged: VerdictTold;
}

/** A part that offers what it holds, and does nothing. @param text of an object, as JSON writes it */
const holding = (file: string, text: string): Bundle => partOf(file, `Object.assign(exports,${text})`);

async function runsOf(name: string): Promise<readonly string[] | undefined> {
  return (await book()).concepts.find(({ id }) => id === name)?.data.runs;
}

/** What a machine's frame is served with. */
export const machineOf = once(String, async (name: string) => machineProps({ case: name }, await runsOf(name)));

/** What every schedule of it means. */
export const panelOf = once(String, async (name: string): Promise<Bundle> => {
  const opens = await exploreProps({ case: name }, await runsOf(name));
  const html = islandOf('explore', renderToString(h(ExploreAll, opens)), opens);
  const panel = JSON.stringify({ html, styles } satisfies DrawnPanel);
  return holding(`panel.${markOf(panel)}.js`, panel);
});

function momentAt(served: StepThroughProps, step: number): DrawnMoment {
  const run = { ...moveTo(openText(runnable(served.name), served.schedule).run, step), findings: served.findings };
  const moment = momentOfRun(run, readingOf(run.trace));
  const opens = { ...served, schedule: moment.link };
  return {
    markup: renderToString(h(StepThrough, opens)),
    opens: dataOf(opens),
    moment,
    judged: verdictOf(served.findings),
  };
}

export interface Moments {
  /** What their files have in their names, all of them the same. */
  readonly mark: string;
  /** By their steps, the start first. */
  readonly parts: readonly Bundle[];
}

/** The run that a machine's frame is served with, at each of its moments. */
export const momentsOf = once(String, async (name: string): Promise<Moments> => {
  const served = await machineOf(name);
  const of = lengthOf(openText(runnable(name), served.schedule).run);
  const texts = Array.from({ length: of + 1 }, (_, step) => JSON.stringify(momentAt(served, step)));
  const mark = markOf(texts.join());
  return { mark, parts: texts.map((text, step) => holding(`moment-${step}.${mark}.js`, text)) };
});
