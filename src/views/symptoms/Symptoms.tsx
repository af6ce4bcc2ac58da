/** What someone at the machine would notice: what one can ask of a computer, and what becomes of each. */
import type { JSX } from 'preact';
import type { Asked } from '../../sim/explore/symptoms.ts';

export type ShownProspect = 'alive' | 'dead' | 'at risk' | 'fading' | 'unknown';
export interface ShownSymptom {
  readonly probe: Asked;
  readonly life: ShownProspect;
  /** Fading: after how many requests in the background it is dead. */
  readonly after: number | null;
}

const MARKS: Readonly<Record<ShownProspect, string>> = {
  alive: '✓',
  dead: '✕',
  'at risk': '◐',
  fading: '◔',
  unknown: '?',
};

const wordOf = ({ probe, life }: ShownSymptom): string => {
  if (life === 'alive') return probe.well;
  if (life === 'fading') return 'fades';
  return life === 'unknown' ? 'not known' : life;
};

export interface SymptomMark {
  readonly probe: string;
  readonly label: string;
  readonly mark: string;
  readonly word: string;
  /** The class that colours it. */
  readonly life: string;
  /** Fading: what it takes. */
  readonly after: string | null;
}

/** A row of symptoms as its marks and words, in the order in which they were asked. */
export const marksOf = (symptoms: readonly ShownSymptom[]): readonly SymptomMark[] =>
  symptoms.map((symptom) => {
    const { probe, life, after } = symptom;
    const requests =
      life === 'fading' && after !== null ? `after ${after} ${after === 1 ? 'request' : 'requests'}` : null;
    return {
      probe: probe.name,
      label: probe.label,
      mark: MARKS[life],
      word: wordOf(symptom),
      life: life.replace(' ', '-'),
      after: requests,
    };
  });

export function Symptoms({ symptoms }: { symptoms: readonly ShownSymptom[] }): JSX.Element {
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
