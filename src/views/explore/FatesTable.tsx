/** How each probe of the hung computer stands, now and while requests go on coming. */
import type { JSX } from 'preact';
import type { Life, Symptom } from '../../sim/explore/symptoms.ts';
import { listed } from '../../sim/sentences.ts';

import { many } from '../counts.ts';
import type { ShownProspect } from '../symptoms/Symptoms.tsx';
import { lastChange } from './say.ts';

/** What the article says of a probe, where it says anything. */
export type DocumentedSymptoms = Readonly<Record<string, 'alive' | 'dead' | 'fading'>>;

const MARKS: Readonly<Record<ShownProspect, string>> = {
  alive: '✓',
  dead: '✕',
  'at risk': '◐',
  fading: '◔',
  unknown: '?',
};
const WORDS: Readonly<Record<ShownProspect, string>> = {
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

/** By numbers of the list: what was assumed so that a probe is answered as it is. */
export type Chosen = Readonly<Record<string, readonly string[]>>;

function whoSays({ probe, life }: Symptom, documented: DocumentedSymptoms, chosen: Chosen): string {
  const said = documented[probe.name];
  const who =
    said === undefined ? 'our prediction' : said === life ? 'the article says so' : `the article says ${said}`;
  const assumed = chosen[probe.name] ?? [];
  return assumed.length === 0
    ? who
    : `${who}; ${listed(assumed)} ${assumed.length === 1 ? 'was' : 'were'} chosen for it`;
}

export function FatesTable({
  symptoms,
  documented,
  chosen = {},
  requests,
  caption,
}: {
  symptoms: readonly Symptom[];
  documented: DocumentedSymptoms;
  chosen?: Chosen;
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
            const { probe, life, after, then } = symptom;
            const unknownAfter = life === 'alive' ? then.indexOf('unknown') : -1;
            return (
              <tr key={probe.name}>
                <th scope="row">{probe.label}</th>
                <td class={`fate ${life.replace(' ', '-')}`}>
                  <span aria-hidden="true">{MARKS[life]}</span> {WORDS[life]}
                  {life === 'fading' && after !== null && ` after ${many(after, 'request')}`}
                  {unknownAfter > 0 && `; after ${many(unknownAfter, 'request')} not known`}
                </td>
                <td class="who">{whoSays(symptom, documented, chosen)}</td>
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
