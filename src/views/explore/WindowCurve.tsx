/** The chance of the bad end over how far one of two requests is ahead of the other: "very timing-dependent", drawn. */
import type { JSX } from 'preact';
import type { Verdict } from '../../sim/explore/explore.ts';
import type { Window } from '../../sim/explore/odds.ts';
import { Picture } from '../figure/Picture.tsx';
import { TELLINGS } from '../telling.ts';
import { inLines, perCent, sayWindow } from './say.ts';
import { windowPlot } from './windowPlot.ts';

export function WindowCurve({ window, verdict }: { window: Window; verdict: Verdict }): JSX.Element {
  const { the } = TELLINGS[verdict];
  const { threads, curve, area } = window;
  const [first, second] = threads;
  const [claim, ...more] = sayWindow(window, verdict);
  const possible = curve.filter(({ chance }) => chance > 0);
  return (
    <figure class="window">
      <p class="claim">{claim}</p>
      <Picture
        name="curve"
        says={`The chance of ${the}, by how many lines one thread is ahead of the other. ${more.join(' ')}`}
        draw={(form) => {
          const plot = windowPlot(window, form);
          const { left, right, top, bottom, zero, peak } = plot;
          const wide = form === 'wide';
          // The word on the shaded ground needs as much of it as it is long.
          const named = area >= 2 && possible.length > 0;
          return {
            width: plot.width,
            height: plot.height,
            inside: (
              <>
                {plot.up.map(({ at, label }) => (
                  <g key={label} class="tick">
                    <path d={`M${left} ${at}H${right}`} />
                    <text x={left - 7} y={at + 4} text-anchor="end">
                      {label}
                    </text>
                  </g>
                ))}
                <path class="together" d={`M${zero} ${top - 8}V${bottom}`} />
                <path class="shade" d={plot.area} />
                <path class="line" d={plot.line} />
                {plot.points.map(({ x, y, possible: is }) => (
                  <circle key={x} class={is ? 'dot' : 'dot none'} cx={x} cy={y} r={is ? 3 : 1.75} />
                ))}
                <rect class="behind" x={peak.x - 26} y={peak.y - 21} width="52" height="15" />
                <text class="strong" x={peak.x} y={peak.y - 9} text-anchor="middle">
                  {perCent(peak.chance)}
                </text>
                {named && (
                  <g class="leader">
                    <path d={`M${zero + 14} ${bottom - 26}L${zero + (wide ? 96 : 58)} ${top + 34}`} />
                    <text x={zero + (wide ? 100 : 60)} y={top + 32}>
                      {wide ? `the shaded area: ${inLines(area)} lines` : 'shaded:'}
                    </text>
                    {!wide && (
                      <text x={zero + 60} y={top + 47}>
                        {`${inLines(area)} lines`}
                      </text>
                    )}
                  </g>
                )}
                {plot.across.map(({ at, label }) => (
                  <g key={at} class="tick">
                    <path d={`M${at} ${bottom}v4`} />
                    <text x={at} y={bottom + 17} text-anchor="middle">
                      {label}
                    </text>
                  </g>
                ))}
                <text class="end" x={left} y={bottom + 36}>
                  {`◂ ${second} ahead`}
                </text>
                {wide && (
                  <text class="end" x={zero} y={bottom + 36} text-anchor="middle">
                    lines
                  </text>
                )}
                <text class="end" x={right} y={bottom + 36} text-anchor="end">
                  {`${first} ahead ▸`}
                </text>
              </>
            ),
          };
        }}
      />
      <figcaption>
        {more.join(' ')}
        {possible.length > 0 && (
          <details class="numbers">
            <summary>The curve in numbers</summary>
            <table>
              <thead>
                <tr>
                  <th scope="col">Lines ahead</th>
                  <th scope="col">Chance of {the}</th>
                </tr>
              </thead>
              <tbody>
                {possible.map(({ ahead, chance }) => (
                  <tr key={ahead}>
                    <th scope="row">
                      {ahead === 0 ? 'none: both begin together' : `${Math.abs(ahead)}, ${ahead > 0 ? first : second}`}
                    </th>
                    <td>{perCent(chance)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </details>
        )}
      </figcaption>
    </figure>
  );
}
