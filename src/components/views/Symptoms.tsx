/** What someone at the machine would notice: six things one can ask of a computer, and what becomes of each. */
import type { JSX } from 'preact';
import type { Probe } from '../../sim/world/activities.ts';

export type Prospect = 'alive' | 'dead' | 'at risk' | 'fading' | 'unknown';
export interface Symptom {
  readonly probe: Probe;
  readonly life: Prospect;
  /** Fading: after how many requests in the background it is dead. */
  readonly after: number | null;
}

/** In the order in which a person would try them, each with the word for its being well. */
const PROBES: Readonly<Record<Probe, readonly [label: string, alive: string]>> = {
  ping: ['Ping', 'answers'],
  other: ['Other protocols', 'work'],
  mouse: ['Mouse', 'moves'],
  cad: ['Ctrl+Alt+Del', 'works'],
  tcp: ['TCP', 'works'],
  open: ['Local file open', 'works'],
};
const MARKS: Readonly<Record<Prospect, string>> = { alive: '✓', dead: '✕', 'at risk': '◐', fading: '◔', unknown: '?' };

export const PROBE_NAMES = Object.fromEntries(
  Object.entries(PROBES).map(([probe, [label]]) => [probe, label]),
) as Readonly<Record<Probe, string>>;

const wordOf = ({ probe, life }: Symptom): string => {
  if (life === 'alive') return PROBES[probe][1];
  if (life === 'fading') return 'fades';
  return life === 'unknown' ? 'not known' : life;
};

export interface SymptomMark {
  readonly probe: Probe;
  readonly label: string;
  readonly mark: string;
  readonly word: string;
  /** The class that colours it. */
  readonly life: string;
  /** Fading: what it takes. */
  readonly after: string | null;
}

/** A row of symptoms as its marks and words, in the order in which a person would try them. */
export const marksOf = (symptoms: readonly Symptom[]): readonly SymptomMark[] =>
  (Object.keys(PROBES) as Probe[]).flatMap((probe) => {
    const symptom = symptoms.find((one) => one.probe === probe);
    if (!symptom) return [];
    const { life, after } = symptom;
    const requests =
      life === 'fading' && after !== null ? `after ${after} ${after === 1 ? 'request' : 'requests'}` : null;
    return [
      {
        probe,
        label: PROBES[probe][0],
        mark: MARKS[life],
        word: wordOf(symptom),
        life: life.replace(' ', '-'),
        after: requests,
      },
    ];
  });

export function Symptoms({ symptoms }: { symptoms: readonly Symptom[] }): JSX.Element {
  return (
    <dl class="symptoms">
      {marksOf(symptoms).map(({ probe, label, mark, word, life, after }) => (
        <div key={probe}>
          <dt>{label}</dt>
          <dd class={life}>
            <span aria-hidden="true">{mark}</span> {word}
            {after && <small>{after}</small>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
