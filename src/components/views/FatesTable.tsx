/** How each probe of the hung computer stands, now and while requests go on coming. */
import type { JSX } from 'preact';
import type { Life, Symptom } from '../../sim/explore/symptoms.ts';

import type { Prospect } from './Symptoms.tsx';
import { lastChange } from './say.ts';

/** What the article says of a probe, where it says anything. */
export type Documented = Readonly<Record<string, 'alive' | 'dead' | 'fading'>>;

const MARKS: Readonly<Record<Prospect, string>> = { alive: '✓', dead: '✕', 'at risk': '◐', fading: '◔', unknown: '?' };
const WORDS: Readonly<Record<Prospect, string>> = {
  alive: 'alive',
  dead: 'dead',
  'at risk': 'at risk',
  fading: 'fading',
  unknown: 'not known',
};

function Mark({ life }: { life: Life }): JSX.Element {
  return (
    <span class={`fate ${life.replace(' ', '-')}`}>
      <span aria-hidden="true">{MARKS[life]}</span>
      <span class="unseen">{WORDS[life]}</span>
    </span>
  );
}

function whoSays({ probe, life }: Symptom, documented: Documented): string {
  const said = documented[probe.name];
  if (said === undefined) return 'our prediction';
  return said === life ? 'the article says so' : `the article says ${said}`;
}

export function FatesTable({
  symptoms,
  documented,
  requests,
  caption,
}: {
  symptoms: readonly Symptom[];
  documented: Documented;
  /** What a request in the background is called, if there is any. */
  requests: string;
  caption: string;
}): JSX.Element {
  const most = Math.max(...symptoms.map(({ then }) => then.length)) - 1;
  // Once nothing changes any more, one column more says so.
  const shown = Math.min(most, lastChange(symptoms) + 1);
  const columns = Array.from({ length: shown + 1 }, (_, requests) => requests);
  return (
    <div class="fates">
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Probe</th>
            <th scope="col">Result</th>
            <th scope="col">Source</th>
          </tr>
        </thead>
        <tbody>
          {symptoms.map((symptom) => {
            const { probe, life, after } = symptom;
            return (
              <tr key={probe.name}>
                <th scope="row">{probe.label}</th>
                <td class={`fate ${life.replace(' ', '-')}`}>
                  <span aria-hidden="true">{MARKS[life]}</span> {WORDS[life]}
                  {life === 'fading' && after !== null && ` after ${after} ${after === 1 ? 'request' : 'requests'}`}
                </td>
                <td class="who">{whoSays(symptom, documented)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {most > 0 && (
        <details class="numbers">
          <summary>After each request</summary>
          <div class="scroll">
            <table class="then">
              <caption>
                How each probe stands after so many {requests} without an answer. The computer comes to rest before the
                next.{shown < most ? ` Up to ${most} requests nothing else changes.` : ''}
              </caption>
              <thead>
                <tr>
                  <th scope="col">Requests</th>
                  {columns.map((count) => (
                    <th key={count} scope="col">
                      {count}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {symptoms.map(({ probe, then }) => (
                  <tr key={probe.name}>
                    <th scope="row">{probe.label}</th>
                    {columns.map((count) => (
                      <td key={count}>{then[count] && <Mark life={then[count]} />}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </details>
      )}
    </div>
  );
}
