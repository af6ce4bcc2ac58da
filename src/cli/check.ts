import { inWords } from '../sim/computer/setting.ts';
import { type Exploration, type Exploring, exploringFrom } from '../sim/explore/explore.ts';
import { type Report, reportOf } from '../sim/explore/report.ts';
import type { Symptom } from '../sim/explore/symptoms.ts';
import { modelOf } from '../sim/library/index.ts';
import type { Model } from '../sim/machine/model.ts';
import type { Step } from '../sim/machine/moves.ts';
import { insteadAt, sayInstead } from '../sim/trace/instead.ts';
import { traceOf } from '../sim/trace/replay.ts';
import { writeSchedule } from '../sim/trace/schedule.ts';
import { figure, stopCode } from '../sim/trace/words.ts';
import { asJson, parseSetting, wholeNumber } from './usage.ts';

const SENTENCES: Readonly<Record<Exploration['verdict'], (x: Exploration) => string>> = {
  hang: ({ inevitable }) =>
    inevitable === null
      ? 'hang: found before the bound; what else can happen is not known'
      : inevitable
        ? 'hang: every schedule ends in one'
        : 'hang: some schedules end in one, not all',
  stop: ({ stops }) => `stop: ${stops.map(stopCode).join(', ')}`,
  'no-hang': () => 'no hang: every machine that can follow was visited',
  'gave-up': ({ space }) =>
    `gave up after ${space.states} machines, ${space.states - space.expanded} still open: this proves nothing`,
};

const scheduleOf = (model: Model, found: { readonly steps: readonly Step[]; readonly switches: number } | null) =>
  found && { steps: found.steps.length, switches: found.switches, schedule: writeSchedule(model, found.steps) };

/** What a step would have been, in words: the answer to "what would have saved it". */
const wayOut = ({ model, shortest }: Exploration, saved: NonNullable<Report['pointOfNoReturn']>['saved']) => {
  if (!saved || !shortest) return null;
  const trace = traceOf(model, shortest.steps.slice(0, saved.at));
  return { before: saved.at + 1, instead: sayInstead(insteadAt(trace, saved.at, saved.by)) };
};

const describeSymptom = ({ probe, life, after }: Symptom): string =>
  `${probe.name} ${life}${life === 'fading' ? ` after ${after}` : ''}`;
const perCent = (chance: number): string => `${(chance * 100).toFixed(2)} %`;

/** Machines between two looks at the memory taken. */
const SLICE = 1 << 14;

/** Explores to the end, to the bound on machines, or until so many megabytes are taken. */
function exploreWithin({ advance, space, result }: Exploring, megabytes = Number.POSITIVE_INFINITY): Exploration {
  while (advance(SLICE) && space.bytes.allocated <= megabytes * 1_000_000);
  return result();
}

/** Visits every interleaving of a setting and says what can become of the machine. */
export function check(args: readonly string[]): string {
  const { setting, values } = parseSetting(args, {
    'max-states': { type: 'string' },
    'max-memory': { type: 'string' },
  });
  const flags = values as {
    readonly 'max-states'?: string;
    readonly 'max-memory'?: string;
    readonly json?: boolean;
  };
  const model = modelOf(setting);
  const x = exploreWithin(
    exploringFrom(model, model.start, wholeNumber('max-states', flags['max-states'], 1)),
    wholeNumber('max-memory', flags['max-memory'], 1),
  );
  const report = reportOf(x);
  const { odds, window, pointOfNoReturn, damage } = report;
  const result = {
    ...setting,
    verdict: x.verdict,
    complete: x.complete,
    states: x.space.states,
    transitions: x.space.transitions,
    open: x.space.states - x.space.expanded,
    inevitable: x.inevitable,
    stops: x.stops,
    shortest: scheduleOf(x.model, x.shortest),
    fewestSwitches: scheduleOf(x.model, report.fewestSwitches),
    diagnosis: report.diagnosis,
    pointOfNoReturn: pointOfNoReturn && {
      step: pointOfNoReturn.step,
      saved: wayOut(x, pointOfNoReturn.saved),
    },
    damage: damage && { step: damage.step, probes: damage.probes.map(({ name }) => name) },
    damageGaveUp: report.damageGaveUp.map(({ name }) => name),
    odds: odds && { ...odds, window },
    symptoms:
      report.symptoms.length > 0
        ? report.symptoms.map((row) => row.map(({ probe, ...stands }) => ({ probe: probe.name, ...stands })))
        : null,
  };
  if (flags.json) return asJson(result);

  const { shortest, fewestSwitches } = result;
  const rows: (readonly [string, string] | null)[] = [
    ['verdict', SENTENCES[x.verdict](x)],
    ['machines', `${figure(x.space.states)}, ${figure(x.space.transitions)} steps between them`],
    shortest && ['shortest', `${shortest.steps} steps, ${shortest.switches} switches: ${shortest.schedule}`],
    fewestSwitches && shortest && fewestSwitches.switches < shortest.switches
      ? ['fewest', `${fewestSwitches.switches} switches, ${fewestSwitches.steps} steps: ${fewestSwitches.schedule}`]
      : null,
    ...(report.diagnosis ?? []).map(({ kind, sentence }) => [kind, sentence] as const),
    result.pointOfNoReturn && [
      'no return',
      `from step ${result.pointOfNoReturn.step} on${result.pointOfNoReturn.saved ? `; before step ${result.pointOfNoReturn.saved.before} it was enough that ${result.pointOfNoReturn.saved.instead}` : ''}`,
    ],
    x.inevitable && damage
      ? [
          'damage',
          `from step ${damage.step} on: ${damage.probes.map(({ name }) => name).join(', ')} dead; the start is doomed`,
        ]
      : null,
    report.damageGaveUp.length > 0
      ? ['damage', `not known: the bound was reached while ${report.damageGaveUp.join(', ')} was asked`]
      : null,
    odds?.trials
      ? [
          'odds',
          `${odds.exact === null ? 'too much work to work out, given up' : `${perCent(odds.exact)} by our rule of chance`}; ${odds.trials.hung} of ${odds.trials.runs} runs (${perCent(odds.trials.low)} to ${perCent(odds.trials.high)})`,
        ]
      : null,
    window && [
      'window',
      `${window.area.toFixed(2)} lines: two requests that start within T lines of each other at random hang with a chance of ${window.area.toFixed(2)} / 2T`,
    ],
    ...report.symptoms.map((row, at) => [at === 0 ? 'symptoms' : 'or', row.map(describeSymptom).join(', ')] as const),
  ];
  const shown = rows.filter((row) => row !== null);
  const width = Math.max(...shown.map(([name]) => name.length)) + 2;
  return [inWords(setting), '', ...shown.map(([name, text]) => `${name.padEnd(width)}${text}`)].join('\n');
}
