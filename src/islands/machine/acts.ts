/** What a reader's hands can do to the machine of a page. One and the same functions for as long as it lives: views handed them stay as they are. */
import type { Setting } from '../../sim/computer/setting.ts';
import { surroundings } from '../surroundings/surroundings.ts';
import { asText } from './asText.ts';
import { fileOf, save } from './figureFile.ts';
import * as operations from './operations.ts';
import { lengthOf, type Run, textOf } from './run.ts';
import type { SearchOfMachine } from './searching.ts';
import type { MachineState } from './state.ts';
import type { Store } from './store.ts';
import { sentenceOf } from './told.ts';

export type Acts = ReturnType<typeof actsOn>;

/** The address that opens a run at the moment shown. */
const linkTo = (run: Run): string => surroundings.linkTo(textOf(run));

const isCalm = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** @param page the element of the machine, once it is there */
export function actsOn(store: Store<MachineState>, search: SearchOfMachine, page: () => HTMLElement | null) {
  const { now, apply } = store;
  /** Does something after which another setting may be in hand. */
  const searched = (operation: (state: MachineState) => MachineState): void => {
    const { run, searched: before } = now();
    apply(operation);
    if (now().run !== run || now().searched !== before) search.follow();
  };
  /** Takes a text away, and says so; where that is not allowed, it is laid open to be copied by hand. */
  const copy = async (text: string, what: string): Promise<void> => {
    const says = await navigator.clipboard.writeText(text).then(
      () => `${what} is copied.`,
      () => `${what}: ${text}`,
    );
    apply((state) => operations.notify(state, says));
  };
  const move = (to: number): void => apply((state) => operations.moveAlong(state, to));
  const play = (): void => apply((state) => operations.play(state, isCalm()));
  return {
    /** What the surroundings ask for, if they ask for anything. */
    openAsked: (): void => {
      const text = surroundings.asked();
      if (text !== null) searched((state) => operations.open(state, text));
    },
    change: (setting: Setting): void => searched((state) => operations.change(state, setting)),
    again: (): void => searched((state) => operations.search(operations.notify(state, null))),
    take: (step: number): void => apply((state) => operations.take(state, step)),
    pick: (to: number): void => apply((state) => operations.moveTo(state, to)),
    move,
    startOver: (): void => move(0),
    avoid: (): void => apply(operations.avoid),
    play,
    /** For somebody who cannot press the button: runs it, and never stops it. */
    begin: (): void => {
      if (!now().playing) play();
    },
    tick: (): void => apply(operations.tick),
    copyLink: (): void => {
      const { run } = now();
      surroundings.keep(textOf(run));
      void copy(linkTo(run), 'The link to this moment');
    },
    copyText: (builds: Readonly<Record<string, string>>): void => {
      const { run } = now();
      const verdict = run.findings ? sentenceOf(run.findings) : '';
      void copy(asText(run, builds, verdict, linkTo(run)), 'The schedule in sentences');
    },
    saveFigure: (): void => {
      // Of the two forms the one that is in sight.
      const figures = [...(page()?.querySelectorAll<SVGSVGElement>('svg.lanes') ?? [])];
      const figure = figures.find((one) => one.checkVisibility());
      const { home, run } = now();
      if (figure) save(`${home.name}-step-${run.shown}.svg`, 'image/svg+xml', fileOf(figure));
    },
    /** A key was pressed in the machine. */
    press: (event: KeyboardEvent): void => {
      const { target, key, altKey, ctrlKey, metaKey } = event;
      if (altKey || ctrlKey || metaKey || (target as Element).matches('select, input')) return;
      const { home, run } = now();
      if (key === '?') document.getElementById(errandsOf(home.name))?.togglePopover();
      if (key === ' ' && !(target as Element).matches('button, a, summary')) {
        event.preventDefault();
        play();
      }
      const to = { ArrowRight: run.shown + 1, ArrowLeft: run.shown - 1, Home: 0, End: lengthOf(run) }[key];
      if (to === undefined) return;
      event.preventDefault();
      move(to);
    },
  };
}

/** The id of the list that `?` opens. */
export const errandsOf = (name: string): string => `${name}-more`;
