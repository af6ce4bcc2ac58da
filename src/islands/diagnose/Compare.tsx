/** What was seen, beside the nearest pattern of symptoms and what the article says, probe by probe. */
import type { JSX } from 'preact';
import { PROBES, ANSWERS as SAID } from '../../content/lists.ts';
import type { CaseKnown } from '../../diagnose/knowledge.ts';
import { ASKED, type Fit, type Seen } from '../../diagnose/patterns.ts';
import { many, stopNumber } from '../../sim/sentences.ts';
import { ANSWER_WORDS, fateOf, lifeOf, processors, whereOf } from './wording.ts';

function Row({
  name,
  you,
  verdict,
  computed,
  is,
  article,
}: {
  name: string;
  you: string | null;
  verdict: 'fits' | 'contradicts' | 'open' | null;
  computed: string;
  is: string;
  article: string | null;
}): JSX.Element {
  return (
    <tr class={verdict ?? undefined}>
      <th scope="row">{name}</th>
      <td>
        {you ?? <span class="unsaid">–</span>}
        {verdict === 'contradicts' && <span class="misfit"> does not fit</span>}
      </td>
      <td class={is}>{computed}</td>
      <td>{article ?? <span class="unsaid">silent</span>}</td>
    </tr>
  );
}

/** Where the article says something else of a probe than the pattern, over all its moments. */
function Differences({ one, fit }: { one: CaseKnown; fit: Fit }): JSX.Element | null {
  const differing = ASKED.flatMap((probe) => {
    const said = one.documented.find((symptom) => symptom.probe === probe)?.is;
    return said !== undefined && said !== fateOf(fit.pattern, probe) ? [{ probe, said }] : [];
  });
  if (differing.length === 0) return null;
  const [first] = differing;
  const alike = differing.every(({ said }) => said === first?.said);
  return (
    <p class="note">
      The article and the computed symptoms differ:{' '}
      {alike && first
        ? `by the article ${differing.map(({ probe }) => PROBES[probe]).join(', ')} ${differing.length === 1 ? 'is' : 'are'} ${first.said}, but it does not say when.`
        : `by the article ${differing.map(({ probe, said }) => `${PROBES[probe]} is ${said}`).join(', ')}.`}{' '}
      The symptoms are computed with {whereOf(fit.pattern.where)}.
    </p>
  );
}

export function Compare({ one, fit, seen }: { one: CaseKnown; fit: Fit; seen: Seen }): JSX.Element {
  const { pattern, moment } = fit;
  const verdictOf = (said: Fit['fits'][number], told: boolean) =>
    !told ? null : fit.contradicts.includes(said) ? 'contradicts' : fit.fits.includes(said) ? 'fits' : 'open';
  const when = moment === 0 ? 'at the hang' : `after ${many(moment, 'more request')}`;
  return (
    <>
      <table class="compare">
        <caption>
          The nearest pattern of symptoms, {pattern.stop === null ? when : 'at the stop screen'}:{' '}
          {whereOf(pattern.where)}
        </caption>
        <thead>
          <tr>
            <th scope="col">
              <span class="unseen">Asked</span>
            </th>
            <th scope="col">You saw</th>
            <th scope="col">Computed</th>
            <th scope="col">The article</th>
          </tr>
        </thead>
        <tbody>
          {ASKED.map((probe) => {
            const answer = seen.probes[probe];
            const { is, words } = lifeOf(pattern, probe, moment);
            const said = one.documented.find((symptom) => symptom.probe === probe)?.is;
            return (
              <Row
                key={probe}
                name={PROBES[probe]}
                you={answer ? ANSWER_WORDS[answer] : null}
                verdict={verdictOf(probe, answer !== undefined)}
                computed={words}
                is={is}
                article={said ? SAID[said] : null}
              />
            );
          })}
          {seen.stop !== null && (
            <Row
              name="Stop screen"
              you={seen.stop === 'none' ? 'none' : stopNumber(seen.stop.code)}
              verdict={verdictOf('stop', true)}
              computed={pattern.stop === null ? 'none' : stopNumber(pattern.stop)}
              is=""
              article={null}
            />
          )}
          {seen.processors !== null && (
            <Row
              name="Processors"
              you={String(seen.processors)}
              verdict={verdictOf('processors', true)}
              computed={processors(pattern.where.processors).replace(/ processors?$/, '')}
              is=""
              article={one.conditions.find(({ asks }) => asks !== null && 'processors' in asks)?.short ?? null}
            />
          )}
        </tbody>
      </table>
      <Differences one={one} fit={fit} />
    </>
  );
}
