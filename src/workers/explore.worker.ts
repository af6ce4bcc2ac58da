/** Explores one setting away from the page, so that the page goes on answering its reader. */
import { exploring } from '../sim/explore/explore.ts';
import { findingsOf, foundReportOf } from './findings.ts';
import type { Answer, Ask } from './messages.ts';

/** Machines between two reports: some milliseconds of work. */
const SLICE = 8000;

const answer = (message: Answer): void => postMessage(message);

addEventListener('message', ({ data: { setting } }: MessageEvent<Ask>) => {
  const { advance, space, result } = exploring(setting);
  const goOn = (): void => {
    try {
      if (advance(SLICE)) {
        answer({ kind: 'progress', states: space.states });
        setTimeout(goOn);
        return;
      }
      const exploration = result();
      const findings = findingsOf(exploration);
      answer({ kind: 'found', findings });
      answer({ kind: 'found', findings: { ...findings, report: foundReportOf(exploration) } });
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      answer({ kind: 'failed', sentence: `The search broke off after ${space.states} machines: ${why}` });
    }
  };
  goOn();
});
