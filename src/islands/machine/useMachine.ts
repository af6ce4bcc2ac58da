/** Wires the state of a machine to its page: to what asks for moments, to the worker, to the clock and to what follows it. */
import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import type { Runnable } from '../../sim/computer/runnable.ts';
import { askCourse } from '../../workers/explorer.ts';
import { turnTo } from '../surroundings/atHand.ts';
import { bringIntoSight } from '../surroundings/inSight.ts';
import { surroundings } from '../surroundings/surroundings.ts';
import { type Acts, actsOn } from './acts.ts';
import { learnCourse } from './operations.ts';
import { lengthOf, settingOfRun, textOf } from './run.ts';
import { searchFor } from './searching.ts';
import { type Home, type MachineState, served } from './state.ts';
import { storeOf } from './store.ts';
import { announceMoment, announceVerdict } from './told.ts';

/** Time for the eye to follow one step to the next. */
const PACE = 340;

/** A machine as it is served, and what becomes of it. `root`: its element. */
export function useMachine(runnable: Runnable, home: Home, root: RefObject<HTMLElement>): [MachineState, Acts] {
  const [{ store, search, acts }] = useState(() => {
    const store = storeOf(served(runnable, home));
    const search = searchFor(store);
    return { store, search, acts: actsOn(store, search, () => root.current) };
  });
  const [state, draw] = useState(store.now);
  const { run, reading, schedule, courseOf, playing, followed, kept } = state;

  // What the address asks for, before anything that the reader does and whenever it changes.
  useLayoutEffect(() => {
    const leave = [store.watch(draw), surroundings.onRun(acts.begin)];
    acts.openAsked();
    leave.push(surroundings.follow(acts.openAsked));
    return () => {
      for (const one of leave) one();
      search.close();
    };
  }, []);

  useEffect(() => turnTo(settingOfRun(run)), [run.trace.model]);
  useEffect(() => announceMoment(run, reading), [run]);
  useEffect(() => {
    if (run.findings) announceVerdict(run.findings);
  }, [run.findings]);
  useEffect(() => {
    if (followed > 0 && root.current) bringIntoSight(root.current);
  }, [followed]);
  // Once the step is painted: the browser takes its time over an address.
  useEffect(() => {
    if (kept > 0) surroundings.keep(textOf(run));
  }, [kept]);
  useEffect(() => {
    if (courseOf === schedule) return;
    askCourse(settingOfRun(run), schedule, (course) => store.apply((now) => learnCourse(now, schedule, course)));
  }, [schedule]);
  useEffect(() => {
    if (!playing) return;
    if (run.shown === lengthOf(run)) {
      acts.tick();
      return;
    }
    const timer = setTimeout(acts.tick, PACE);
    return () => clearTimeout(timer);
  }, [playing, run]);
  return [state, acts];
}
