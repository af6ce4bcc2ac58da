/** The second script of a frame that shows two builds side by side. */
import { h, hydrate, render } from 'preact';
import { CompareBuilds, type CompareBuildsProps } from '../../islands/compare/CompareBuilds.tsx';
import { type Comparison, withChoice } from '../../islands/compare/comparison.ts';
import type { Library, Runnable } from '../../sim/computer/runnable.ts';
import { UnknownChoice } from '../../sim/computer/setting.ts';
import { clipped } from '../../sim/outside.ts';
import { searchFrom } from '../../workers/startFramed.ts';
import type { Wake, WidgetFrame } from './contract.ts';
import { wishIn } from './opening.ts';
import { wakesAsServed } from './sameRun.tsx';

/** The comparison that was asked for. What cannot be had gives way to the frame's own, with a sentence. */
function comparisonIn(runnable: Runnable, { home, sheets }: CompareBuildsProps, frame: WidgetFrame): Comparison {
  const problems: string[] = [];
  const { build, against, ...under } = frame.wishes().asked;
  const or = (id: string | undefined, own: string): string => {
    if (id === undefined || sheets.some((sheet) => sheet.id === id)) return id ?? own;
    problems.push(
      `There is no build "${clipped(id)}" to compare; choose ${sheets.map((sheet) => sheet.id).join(', ')}.`,
    );
    return own;
  };
  const two = { ...home, one: or(build, home.one), other: or(against, home.other) };
  try {
    return withChoice(alone(runnable), two, wishIn(runnable, under));
  } catch (error) {
    if (!(error instanceof UnknownChoice)) throw error;
    problems.push(error.message);
    return two;
  } finally {
    frame.object(problems);
  }
}

const alone = (runnable: Runnable): Library => ({ [runnable.name]: runnable });

const compare =
  (runnable: Runnable): Wake =>
  (root, props: CompareBuildsProps, frame) => {
    const cases = alone(runnable);
    searchFrom(frame.search);
    let drawn = false;
    const draw = (): void => {
      const home = comparisonIn(runnable, props, frame);
      const asServed = !drawn && JSON.stringify(home) === JSON.stringify(props.home);
      wakesAsServed(asServed);
      drawn = true;
      if (asServed) {
        hydrate(h(CompareBuilds, { ...props, cases }), root);
        return;
      }
      render(null, root);
      root.replaceChildren();
      render(h(CompareBuilds, { ...props, cases, home }), root);
    };
    draw();
    frame.onWish(draw);
  };

export const wakes = (runnable: Runnable): Readonly<Record<'compare', Wake>> => ({ compare: compare(runnable) });
