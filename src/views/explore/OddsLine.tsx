/** How likely the bad end is by our rule of chance: the exact figure on a bar, beside what trials alone would tell. */
import type { JSX } from 'preact';
import type { Verdict } from '../../sim/explore/explore.ts';
import type { Odds } from '../../sim/explore/odds.ts';
import { Picture } from '../figure/Picture.tsx';
import { TELLINGS } from '../telling.ts';
import { oddsPlot } from './oddsPlot.ts';
import { perCent, RULE_OF_CHANCE, sayOdds } from './say.ts';

export function OddsLine({ odds, verdict }: { odds: Odds; verdict: Verdict }): JSX.Element {
  const told = sayOdds(odds, verdict);
  if (!odds.trials) return <p class="odds">{told}</p>;
  return (
    <figure class="odds">
      <p class="claim">{told}</p>
      <Picture
        name="chance"
        says={`A bar from 0 to 100 %. ${told}`}
        draw={(form) => {
          const { width, height, left, right, bar, exact, low, high, ticks, anchor } = oddsPlot(odds, form);
          return {
            width,
            height,
            inside: (
              <>
                <rect class="never" x={left} y={bar - 4} width={right - left} height="8" rx="4" />
                {exact !== null && (
                  <rect class="hangs" x={left} y={bar - 4} width={Math.max(0, exact - left)} height="8" rx="4" />
                )}
                <path class="interval" d={`M${low} ${bar}H${high}M${low} ${bar - 9}v18M${high} ${bar - 9}v18`} />
                {exact !== null && odds.exact !== null && (
                  <>
                    <path
                      class="exact"
                      d={`M${exact} ${bar - 6}L${exact + 5} ${bar}L${exact} ${bar + 6}L${exact - 5} ${bar}Z`}
                    />
                    <text class="strong" x={exact} y={bar - 18} text-anchor={anchor}>
                      {`${perCent(odds.exact)} ${TELLINGS[verdict].do}`}
                    </text>
                  </>
                )}
                {ticks.map(({ at, label }) => (
                  <g key={label} class="tick">
                    <text x={at} y={bar + 29} text-anchor="middle">
                      {label}
                    </text>
                  </g>
                ))}
              </>
            ),
          };
        }}
      />
      <figcaption>
        <span aria-hidden="true">
          {odds.exact !== null && '◆ the exact chance; '}
          {odds.exact === null ? 'Between' : 'between'} the two strokes, what the trials allow.{' '}
        </span>
        {RULE_OF_CHANCE}
      </figcaption>
    </figure>
  );
}
