/** What a machine tells the rest of its page, and a frame its host: the moment in hand, and what became of the search. */
import type { Frame } from '../../sim/trace/frame.ts';
import { tell } from '../../views/verdict/Verdict.tsx';
import type { Findings } from '../../workers/messages.ts';
import { lengthOf, type Run, type TraceReading, textOf } from './run.ts';

/** The moment in hand, for whatever else speaks of moments. */
export interface MomentTold {
  /** As a link writes it. */
  readonly link: string;
  readonly step: number;
  readonly of: number;
  readonly says: string;
}

export interface VerdictTold {
  readonly verdict: Findings['verdict'];
  readonly says: string;
}

export const sentenceOf = (findings: Findings): string => {
  const { word, sentence } = tell(findings);
  return `${word} ${sentence}`;
};

export const momentOfRun = (run: Run, { frames }: TraceReading): MomentTold => ({
  link: textOf(run),
  step: run.shown,
  of: lengthOf(run),
  says: (frames[run.shown] as Frame).said ?? 'The start.',
});

export const verdictOf = (findings: Findings): VerdictTold => ({
  verdict: findings.verdict,
  says: sentenceOf(findings),
});

const announce = (event: `hangbook:${string}`, detail: MomentTold | VerdictTold): void =>
  void dispatchEvent(new CustomEvent(event, { detail }));

export const announceMoment = (run: Run, reading: TraceReading): void =>
  announce('hangbook:moment', momentOfRun(run, reading));
export const announceVerdict = (findings: Findings): void => announce('hangbook:verdict', verdictOf(findings));
