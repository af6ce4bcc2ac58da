/** Articles that print the stop screen which was seen. Nothing here runs them. */
import type { JSX } from 'preact';
import type { Knowledge } from '../../diagnose/knowledge.ts';
import type { StopSeen } from '../../diagnose/patterns.ts';
import { type StopMatch, stopsLike } from '../../diagnose/stops.ts';
import { many, stopNumber } from '../../sim/sentences.ts';
import { Article } from './cited.tsx';

function howAlike({ parameters, compared }: StopMatch, seen: StopSeen): string {
  if (parameters.length === 0) return 'the code; no parameters are printed';
  const count = (kind: string): number => compared.filter((one) => one === kind).length;
  if (seen.parameters.length === 0) return 'the code';
  const parts = [
    ...(count('same') > 0 ? [`${many(count('same'), 'parameter')} the same`] : []),
    ...(count('other') > 0 ? [`${count('other')} other`] : []),
    ...(count('unknown') > 0 ? [`${count('unknown')} not known`] : []),
  ];
  return parts.join(', ');
}

export function Stops({ knowledge, seen }: { knowledge: Knowledge; seen: StopSeen }): JSX.Element {
  const matches = stopsLike(seen, knowledge.stops);
  const code = stopNumber(seen.code);
  return (
    <section aria-labelledby="stops">
      <h3 id="stops">Documented, not modelled: STOP {code}</h3>
      {matches.length === 0 ? (
        <p>No article here prints this code.</p>
      ) : (
        <>
          <p>
            {many(matches.length, 'article')} here print{matches.length === 1 ? 's' : ''} this code. Addresses differ
            from computer to computer, so a parameter that is another rules nothing out.
          </p>
          <ul class="stops">
            {matches.map((match) => (
              <li key={`${match.kb}${match.parameters}`}>
                <Article kb={match.kb} /> {knowledge.titles[match.kb]}
                <small>
                  {match.parameters.length > 0 && (
                    <>
                      {match.parameters.map((printed, at) => (
                        <code key={at} class={match.compared[at]}>
                          {printed}
                        </code>
                      ))}{' '}
                    </>
                  )}
                  {howAlike(match, seen)}
                </small>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
