/** Between the machine and the exploring worker: asks what is to be searched, and lays the answers into the state. */
import { isSameSetting } from '../../sim/computer/setting.ts';
import { type Explorer, openExplorer } from '../../workers/explorer.ts';
import { breakOff, contradict, found, progress } from './operations.ts';
import { settingOfRun } from './run.ts';
import type { MachineState } from './state.ts';
import type { Store } from './store.ts';

export interface SearchOfMachine {
  /** Asks about the setting in hand, unless it is the page's own, of which everything is known. */
  readonly follow: () => void;
  readonly close: () => void;
}

export function searchFor(store: Store<MachineState>): SearchOfMachine {
  let explorer: Explorer | null = null;
  return {
    follow: () => {
      const { run, own } = store.now();
      const setting = settingOfRun(run);
      if (isSameSetting(own, setting)) {
        // What others on the page may have asked about this very setting goes on.
        explorer?.close(setting);
        return;
      }
      explorer ??= openExplorer();
      explorer.ask(setting, (answer) => {
        store.apply((state) => {
          if (answer.kind === 'progress') return progress(state, answer.states);
          if (answer.kind === 'found') return found(state, setting, answer.findings);
          if (answer.kind === 'broken') return breakOff(state, setting, answer.findings, answer.sentence);
          return contradict(state, answer.sentence);
        });
      });
    },
    close: () => explorer?.close(),
  };
}
