/** What the page and the exploring worker say to each other: plain data, and nothing else. */
import type { Setting } from '../sim/computer/setting.ts';
import type { EndKind, Verdict } from '../sim/explore/explore.ts';
import type { ReadingSummary } from '../sim/explore/readings.ts';
import type { Asked, Life } from '../sim/explore/symptoms.ts';
import type { Stop } from '../sim/terms.ts';
import type { Course, Study } from './study.ts';

/** A schedule that a search found. */
export interface FoundWay {
  /** As a link writes it. */
  readonly schedule: string;
  readonly steps: number;
  readonly switches: number;
}

/** What an exploration came to, without its states. */
export interface Findings {
  readonly verdict: Verdict;
  readonly complete: boolean;
  /** States visited, those of them still to explore, and transitions. */
  readonly states: number;
  readonly open: number;
  readonly transitions: number;
  readonly inevitable: boolean | null;
  /** The kinds of bad ends that were found; where a promise is broken in passing only, none. */
  readonly bad: readonly EndKind[];
  /** Every stop that it can come to, with what the screen says as far as that is known. */
  readonly stops: readonly Pick<Stop, 'code' | 'name' | 'parameters' | 'because'>[];
  /** The shortest schedule to the worst that can come of it; null where nothing is wrong. */
  readonly worst: FoundWay | null;
  /** Where nothing is wrong: the shortest schedule after which everything is done. */
  readonly well: FoundWay | null;
  /** What it means; null until that has been worked out too. */
  readonly report: FoundReport | null;
}

/** What the shortest schedule to the worst means. Where nothing is wrong every list is empty and every step null. */
export interface FoundReport {
  /** What is wrong in the state in which it ends, in sentences. */
  readonly diagnosis: readonly string[];
  /** Rules of the DDK that some schedule breaks and that the diagnosis does not name, in sentences; whatever the verdict. */
  readonly rules: readonly string[];
  /** The step into the first state from which every schedule ends badly. Null where the start is such a state. */
  readonly noReturn: number | null;
  /** The step into the first state in which a probe is dead, and those that are. */
  readonly damage: { readonly step: number; readonly probes: readonly Asked[]; readonly all: boolean } | null;
  readonly symptoms: readonly {
    readonly probe: Asked;
    readonly life: Life | 'fading';
    readonly after: number | null;
  }[];
  /** What becomes of it under other readings; null where none has a part in it, and as long as they are not searched. */
  readonly readings: ReadingSummary | null;
}

export type Ask =
  | {
      readonly kind: 'explore';
      readonly setting: Setting;
      /** Bytes that the search may take. */
      readonly budget: number;
    }
  /** The reader has seen enough: what is known by now is the answer. */
  | { readonly kind: 'stop' }
  /** Is the bad end avoidable, moment by moment along this schedule? Answered once the space is complete. */
  | { readonly kind: 'course'; readonly schedule: string };

export type Answer =
  /** Some ten times a second, whatever else it does: it is there, and at work. */
  | { readonly kind: 'alive' }
  /** All that was asked of it is done: it is silent until it is asked again. */
  | { readonly kind: 'rests' }
  /** As often, while it searches. `sofar`: a bad end that is certain already, though the search goes on. */
  | {
      readonly kind: 'progress';
      readonly states: number;
      readonly open: number;
      readonly bytes: number;
      readonly sofar: Findings | null;
    }
  /** Three times: the verdict as soon as it stands, again with its report, and again with what becomes of it under other readings. `note`: why the search ended early. */
  | { readonly kind: 'found'; readonly findings: Findings; readonly note: string | null }
  /** Everything else that every schedule means. */
  | { readonly kind: 'studied'; readonly study: Study }
  /** Null: the space is not complete, so nobody knows. */
  | { readonly kind: 'course'; readonly schedule: string; readonly course: Course | null }
  /** The model itself is bad, and nothing that was found of it counts: where, what was expected, what to try. The last answer but for courses. */
  | { readonly kind: 'bad'; readonly sentence: string }
  /** Something broke: a sentence for the reader. */
  | { readonly kind: 'failed'; readonly sentence: string };
