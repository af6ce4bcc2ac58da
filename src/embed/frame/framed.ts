/** A frame in the place of the page that the machine would else stand in. */
import type { Surroundings } from '../../islands/surroundings/surroundings.ts';

import type { Runnable } from '../../sim/computer/runnable.ts';
import { atEnd, atStep, lengthIn } from '../../sim/trace/schedule.ts';
import type { ToFrame } from '../protocol.ts';
import { COMMAND, type WidgetFrame } from './contract.ts';
import { openingOf, whyNoStep } from './opening.ts';

interface FramedHome {
  /** The run that the frame was served with, at the moment at which it was. */
  readonly schedule: string;
}

/** The machine's own moment, for an address that is the host's. */
export function framed(frame: WidgetFrame, runnable: Runnable, { schedule }: FramedHome): Surroundings {
  const whole = atEnd(schedule);
  let wanted = openingOf(runnable, whole, frame.wishes());
  const first = wanted.text ?? whole;
  let text = first === schedule ? null : first;
  let now = schedule;
  let length = lengthIn(schedule);
  let open = (): void => {};
  const goTo = (other: string): void => {
    text = other;
    open();
  };
  frame.object(wanted.problems);
  frame.onWish(() => {
    wanted = openingOf(runnable, whole, frame.wishes());
    frame.object(wanted.problems);
    goTo(wanted.text ?? whole);
  });
  addEventListener('hangbook:moment', (event) => {
    const { link, of } = (event as CustomEvent<{ readonly link: string; readonly of: number }>).detail;
    now = link;
    length = of;
    // A search has laid its hang before the reader: the step that was asked of it can be gone to.
    const { later } = wanted;
    if (later === null || of === 0) return;
    wanted = { ...wanted, later: null };
    goTo(atStep(link, later));
  });
  return {
    asked: () => text,
    keep: (other) => {
      text = other;
    },
    linkTo: (other) => `${document.querySelector<HTMLAnchorElement>('a.whole')?.href.split('#')[0]}#${other}`,
    goTo,
    follow: (hear) => {
      open = hear;
      const command = ({ detail }: CustomEvent<ToFrame>): void => {
        if (detail.do !== 'goTo') return;
        const at = Math.min(Math.max(Math.trunc(detail.step) || 0, 0), length);
        frame.object(at === detail.step ? [] : [whyNoStep(detail.step, length, at)]);
        goTo(atStep(now, at));
      };
      addEventListener(COMMAND, command as unknown as EventListener);
      return () => removeEventListener(COMMAND, command as unknown as EventListener);
    },
    onRun: (run) => {
      const command = ({ detail }: CustomEvent<ToFrame>): void => {
        if (detail.do === 'run') run();
      };
      addEventListener(COMMAND, command as unknown as EventListener);
      return () => removeEventListener(COMMAND, command as unknown as EventListener);
    },
  };
}
