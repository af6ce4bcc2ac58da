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

export function Symptoms({ symptoms }: { symptoms: readonly Symptom[] }): JSX.Element {
  return (
    <dl class="symptoms">
      {(Object.keys(PROBES) as Probe[]).flatMap((probe) => {
        const symptom = symptoms.find((one) => one.probe === probe);
        if (!symptom) return [];
        return (
          <div key={probe}>
            <dt>{PROBES[probe][0]}</dt>
            <dd class={symptom.life.replace(' ', '-')}>
              <span aria-hidden="true">{MARKS[symptom.life]}</span> {wordOf(symptom)}
              {symptom.life === 'fading' && symptom.after !== null && (
                <small>{`after ${symptom.after} ${symptom.after === 1 ? 'request' : 'requests'}`}</small>
              )}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
