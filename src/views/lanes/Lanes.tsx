/** The signature figure: processors as lanes, time downwards, and everything that lasts as long as it lasts. */
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Verdict } from '../../sim/explore/explore.ts';
import type { Asked } from '../../sim/explore/symptoms.ts';
import { listed } from '../../sim/sentences.ts';
import { type Figure, type FigureForm, type FigureLine, figureOf } from '../figure/figure.ts';
import { TELLINGS } from '../telling.ts';
import { actorsOf, type Drawing } from './drawing.ts';
import { Legend } from './Legend.tsx';
import { rulesOf, still } from './laneGround.tsx';

export interface LanesProps {
  readonly drawing: Drawing;
  /** The moment shown: 0 is the start. What comes after it is drawn pale. */
  readonly shown: number;
  /** The first state from which every schedule ends badly, by the step that led to it; null if unknown or none. */
  readonly noReturn: number | null;
  /** What they end in. */
  readonly verdict: Verdict;
  /** Where the start is doomed already: the first state in which a probe is dead. */
  readonly damage: { readonly step: number; readonly probes: readonly Asked[]; readonly all: boolean } | null;
  /** A reader has pressed a step. */
  readonly pick?: (step: number) => void;
}

interface Prepared {
  readonly figure: Figure;
  readonly ground: JSX.Element;
  readonly rules: JSX.Element;
  /** Whoever does a step, in the order of their first. */
  readonly actors: readonly string[];
  /** Who does not get on at the end, and where they stand. */
  readonly stands: Drawing['stands'];
}
const prepared = new WeakMap<Drawing, Map<string, Prepared>>();

function prepare(drawing: Drawing, form: FigureForm, rules: readonly FigureLine[]): Prepared {
  const known = prepared.get(drawing) ?? new Map<string, Prepared>();
  prepared.set(drawing, known);
  const key = JSON.stringify([form, rules]);
  const before = known.get(key);
  if (before) return before;
  const figure = figureOf(drawing, form, rules);
  const now = {
    figure,
    ground: still(drawing, figure),
    rules: rulesOf(figure),
    actors: actorsOf(drawing),
    stands: drawing.stands,
  };
  known.set(key, now);
  return now;
}

/** What moves with every step, and the rules that lie above it. */
function moving({ figure, rules }: Prepared, shown: number): JSX.Element {
  const current = figure.rows[shown - 1];
  const veil = current ? current.top + current.height : figure.top + 4;
  return (
    <>
      {current && (
        <rect
          class="outline"
          x={current.box.x}
          y={current.top + 1}
          width={current.box.width}
          height={current.height - 2}
          rx="5"
        />
      )}
      {shown < figure.rows.length && (
        <rect class="veil" x="0" y={veil} width={figure.width} height={Math.max(0, figure.height - veil)} />
      )}
      {rules}
    </>
  );
}

const viewBoxOf = ({ width, height }: Figure): string => `0 0 ${width} ${Math.ceil(height)}`;

/** On a layer of its own, so that the figure below is not painted again. */
function Over({ shown, ready }: { shown: number; ready: Prepared }): JSX.Element {
  const { figure } = ready;
  return (
    <svg class={`lanes over ${figure.form}`} viewBox={viewBoxOf(figure)} aria-hidden="true">
      {moving(ready, shown)}
    </svg>
  );
}

/** Who stands where at the end, in words; of several that do the same the sentence says where each does. */
function sayStands(stands: Drawing['stands']): readonly string[] {
  return [...new Set(stands.map(({ words }) => words))].map((words) => {
    const alike = stands.filter((stand) => stand.words === words).map(({ processor }) => `${processor}`);
    return alike.length === 1 ? words : `${words} on processors ${listed(alike)}`;
  });
}

interface GroundProps extends Pick<LanesProps, 'pick'> {
  readonly ready: Prepared;
  /** Drawn into it, where nothing is to move. */
  readonly over?: JSX.Element;
}

function Ground({ ready, pick, over }: GroundProps): JSX.Element {
  return useMemo(() => {
    const { figure, ground, actors, stands } = ready;
    const { lanes, rows, form, inLane } = figure;
    const ends = stands.length === 0 ? '' : ` At the end ${listed(sayStands(stands))}.`;
    const press =
      pick &&
      ((event: MouseEvent) => {
        const step = (event.target as Element).closest('[data-step]')?.getAttribute('data-step');
        if (step) pick(Number(step));
      });
    return (
      // biome-ignore lint/a11y/useKeyWithClickEvents: pressing a step is a short cut; the slider and the arrow keys do the same.
      <svg
        class={`lanes ${form}${inLane ? ' in-lane' : ''}${pick ? ' pickable' : ''}`}
        viewBox={viewBoxOf(figure)}
        role="img"
        aria-label={`${lanes.length === 1 ? 'One processor' : `${lanes.length} processors`} as lanes, time downwards, ${rows.length} steps of ${listed(actors)}.${ends} The same steps are listed as a table below.`}
        onClick={press}
      >
        {ground}
        {over}
      </svg>
    );
  }, [ready, pick]);
}

const noWayBack = (verdict: Verdict): string =>
  `no way back: every schedule from here ends in ${TELLINGS[verdict].the}`;
const damageIn = ({ probes, all }: NonNullable<LanesProps['damage']>): string =>
  all ? 'from here on no probe is answered' : `from here on dead: ${probes.map(({ label }) => label).join(', ')}`;

/** The rules that cross the figure: the point of no return, or the first damage where there is none. */
const rulesIn = (
  short: boolean,
  { noReturn, damage, verdict }: Pick<LanesProps, 'noReturn' | 'damage' | 'verdict'>,
): readonly FigureLine[] => [
  ...(noReturn === null ? [] : [{ after: noReturn, words: short ? 'no way back from here' : noWayBack(verdict) }]),
  ...(damage === null || noReturn !== null ? [] : [{ after: damage.step, words: damageIn(damage) }]),
];

/** One form of the figure by itself, at its end: for an image or a file. */
export function Plate({
  form,
  drawing,
  ...ruled
}: { form: FigureForm } & Omit<LanesProps, 'shown' | 'pick'>): JSX.Element {
  const ready = prepare(drawing, form, rulesIn(form === 'narrow', ruled));
  return <Ground ready={ready} over={moving(ready, drawing.marks.length)} />;
}

export function Lanes({ drawing, shown, noReturn, damage, verdict, ...rest }: LanesProps): JSX.Element {
  return (
    <div class="figure">
      {(['wide', 'narrow'] satisfies FigureForm[]).map((form) => {
        const ready = prepare(drawing, form, rulesIn(form === 'narrow', { noReturn, damage, verdict }));
        return (
          <div key={form} class={`plate ${form}${drawing.processors === 1 ? ' single' : ''}`}>
            <Ground ready={ready} {...rest} />
            <Over shown={shown} ready={ready} />
          </div>
        );
      })}
      <Legend drawing={drawing} />
    </div>
  );
}
