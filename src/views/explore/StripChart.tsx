/** The minutes after a hang, or in a loop: a row for each thing one can ask of the computer, alive for as long as its line is thin. */
import type { JSX } from 'preact';
import type { Verdict } from '../../sim/explore/explore.ts';
import type { Aftermath } from '../../workers/study.ts';
import { Picture } from '../figure/Picture.tsx';
import { TELLINGS } from '../telling.ts';
import { sayAftermath, sayAssumption, sayBeyond } from './say.ts';
import { type StripSpan, stripPlot } from './stripPlot.ts';

const WORDS: Readonly<Record<StripSpan['life'], string>> = {
  alive: 'alive',
  dead: 'dead',
  'at risk': 'at risk',
  unknown: 'not known',
};

const MARKS: Readonly<Record<StripSpan['life'], string>> = { alive: '✓', dead: '✕', 'at risk': '◐', unknown: '?' };

/** Alive is a thin line and a tick; dead a thick bar of slanted strokes; the rest an open bar. */
function Span({ span: { x, width, life }, y }: { span: StripSpan; y: number }): JSX.Element {
  const word = WORDS[life];
  const roomy = width > word.length * 7 + 26;
  if (life === 'alive')
    return (
      <g class="span alive">
        <path class="thin" d={`M${x + 1} ${y}H${x + width - 1}`} />
        {roomy && (
          <>
            <rect class="behind" x={x + 8} y={y - 8} width={word.length * 6 + 22} height="16" />
            <text x={x + 12} y={y + 4}>{`${MARKS[life]} ${word}`}</text>
          </>
        )}
      </g>
    );
  const strokes = Array.from({ length: Math.max(0, Math.floor((width - 7) / 7)) }, (_, at) => x + 7 + at * 7)
    .map((at) => `M${at - 4} ${y + 7}l8-14`)
    .join('');
  return (
    <g class={`span ${life.replace(' ', '-')}`}>
      <rect class="thick" x={x + 1} y={y - 7} width={Math.max(1, width - 2)} height="14" />
      {life === 'dead' && <path class="strokes" d={strokes} />}
      {roomy && (
        <>
          <rect class="behind" x={x + 8} y={y - 7} width={word.length * 6.4 + 23} height="14" />
          <text x={x + 13} y={y + 4}>{`${MARKS[life]} ${word}`}</text>
        </>
      )}
    </g>
  );
}

export function StripChart({ aftermath, verdict }: { aftermath: Aftermath; verdict: Verdict }): JSX.Element {
  const { the } = TELLINGS[verdict];
  const told = sayAftermath(aftermath);
  return (
    <figure class="strip">
      <p class="claim">{told.join(' ')}</p>
      <Picture
        name="minutes"
        says={`What is alive and what is dead in the minutes after ${the}. ${told.join(' ')}`}
        draw={(form) => {
          const { width, height, left, right, top, bottom, requests, minutes, rows } = stripPlot(aftermath, form);
          return {
            width,
            height,
            inside: (
              <>
                {minutes.map(({ at, label }) => (
                  <g key={label} class="tick">
                    <path d={`M${at} ${top}V${bottom}`} />
                    <text x={at} y={bottom + 14} text-anchor="middle">
                      {label}
                    </text>
                  </g>
                ))}
                <text class="end" x={(left + right) / 2} y={bottom + 31} text-anchor="middle">
                  minutes after {the}
                </text>
                <text
                  class="end"
                  x={form === 'wide' ? left - 12 : left}
                  y={form === 'wide' ? 26 : 14}
                  text-anchor={form === 'wide' ? 'end' : 'start'}
                >
                  {aftermath.called[1]}
                </text>
                {requests.map((at) => (
                  <g key={at} class="request">
                    <path class="drop" d={`M${at} 32V${bottom}`} />
                    <path class="arrow" d={`M${at - 3.5} 20h7l-3.5 9Z`} />
                  </g>
                ))}
                {rows.map(({ probe, y, name, spans }) => (
                  <g key={probe.name}>
                    <text class="probe" x={name.x} y={name.y} text-anchor={form === 'wide' ? 'end' : 'start'}>
                      {probe.label}
                    </text>
                    {spans.map((span) => (
                      <Span key={span.x} span={span} y={y} />
                    ))}
                  </g>
                ))}
              </>
            ),
          };
        }}
      />
      <figcaption>{[...sayBeyond(aftermath), sayAssumption(aftermath)].join(' ')}</figcaption>
    </figure>
  );
}
