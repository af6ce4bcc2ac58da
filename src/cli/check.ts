import type { Background } from '../sim/computer/question.ts';
import { inWords } from '../sim/computer/setting.ts';
import { END_KINDS } from '../sim/explore/ends.ts';
import { type Exploration, exploringFrom } from '../sim/explore/explore.ts';
import { type ReadingSummary, sayReadings, summaryOf, underReadings } from '../sim/explore/readings.ts';
import { type Report, reportOf, untoldRules } from '../sim/explore/report.ts';
import type { Symptom } from '../sim/explore/symptoms.ts';
import { modelOf, runnable } from '../sim/library/index.ts';
import type { Model } from '../sim/machine/model.ts';
import type { Step } from '../sim/machine/moves.ts';
import { figure, listed, many, stopCode } from '../sim/sentences.ts';
import { insteadAt, sayInstead } from '../sim/trace/instead.ts';
import { traceOf } from '../sim/trace/replay.ts';
import { writeSchedule } from '../sim/trace/schedule.ts';
import { OF_ALL } from './bounds.ts';
import { asJson, parseSetting } from './usage.ts';
import { BOUND_OPTIONS, type BoundFlags, boundsIn, farOf, limitOf, UNWATCHED, type Watch } from './watch.ts';

/** How many schedules come to it, and what else that is bad can come: a loop beside a hang, a stop beside either. */
function howMany({ verdict, inevitable, bad, stops }: Exploration, held: string): string {
  if (inevitable === null) return `${held}, so what else can happen is not known`;
  const others = listed(
    [
      ...(verdict === 'hang' && bad.some(({ kind }) => kind === 'looping') ? ['a loop'] : []),
      ...(verdict === 'stop' ? [] : stops.map((stop) => `a stop (${stopCode(stop)})`)),
    ],
    'or',
  );
  if (others === '') return inevitable ? 'every schedule ends in one' : 'some schedules end in one, not all';
  return inevitable
    ? `every schedule ends in one or in ${others}`
    : `some schedules end in one, and some end in ${others}; not all do`;
}

/** `what` is broken where nothing worse comes of it; `held` is what kept the search from its end. */
const SENTENCES: Readonly<
  Record<Exploration['verdict'], (x: Exploration, what: 'promise' | 'rule', held: string) => string>
> = {
  hang: (x, _, held) => `hang: ${howMany(x, held)}`,
  loop: (x, _, held) => `loop: ${howMany(x, held)}`,
  stop: (x, _, held) => `stop: ${x.stops.map(stopCode).join(', ')}: ${howMany(x, held)}`,
  'broken-promise': ({ inevitable }, what, held) =>
    inevitable === null
      ? `broken ${what}: ${held}, so what else can happen is not known`
      : `broken ${what}: no hang, no loop and no stop, but ${inevitable ? `every schedule breaks a ${what}` : `some schedules break a ${what}, not all`}`,
  'no-hang': () => 'no hang: no schedule ends badly',
  'gave-up': ({ complete, space }, _, held) =>
    complete
      ? 'gave up: whether every probe is answered at each end took too long to find out; this proves nothing'
      : `gave up: ${held} with ${many(space.states - space.expanded, 'state')} still to explore; this proves nothing`,
};

/** What requests that come at the wrong moment do, as the verdict has it. */
const DOES: Readonly<Record<Exploration['verdict'], string>> = {
  hang: 'hang',
  loop: 'loop',
  stop: 'stop',
  'broken-promise': 'break a promise',
  'no-hang': 'end well',
  'gave-up': 'end badly',
};

const scheduleOf = (model: Model, way: { readonly steps: readonly Step[]; readonly switches: number } | null) =>
  way && { steps: way.steps.length, switches: way.switches, schedule: writeSchedule(model, way.steps) };

/** What a step would have been, in words: the answer to "what would have saved it". */
const wayOut = ({ model, worst }: Exploration, saved: NonNullable<Report['pointOfNoReturn']>['saved']) => {
  if (!saved || !worst) return null;
  const trace = traceOf(model, worst.steps.slice(0, saved.at));
  return { before: saved.at + 1, instead: sayInstead(insteadAt(trace, saved.at, saved.by)) };
};

/** `called`: what a request in the background is called. What dies of them is told by how many it takes. */
const describeSymptom = ({ probe, life, after }: Symptom, [one, more]: Background['called']): string =>
  `${probe.name} ${life === 'fading' && after !== null ? `dead after ${many(after, `more ${one}`, `more ${more}`)}` : life}`;

/** What a verdict rests on, a sentence a line: the first has the name of them all. */
const readingsInLines = (readings: ReadingSummary): readonly (readonly [string, string])[] => {
  const { verdict, rest } = sayReadings(readings);
  return [...verdict, ...rest].map((sentence, at) => [at === 0 ? 'readings' : '', sentence]);
};

const perCent = (chance: number): string => `${(chance * 100).toFixed(2)} %`;

/** States between two looks at the memory taken. */
const SLICE = 1 << 14;

/** Visits every reachable state of a setting, as far as the bounds go, and says how its schedules can end. */
export function check(args: readonly string[], watch: Watch = UNWATCHED): string {
  const { setting, values } = parseSetting(args, { ...BOUND_OPTIONS, strict: { type: 'boolean' } });
  const flags = values as BoundFlags & { readonly strict?: boolean; readonly json?: boolean };
  const bounds = boundsIn(flags, OF_ALL);
  const limit = limitOf(bounds, watch);
  const model = modelOf(setting);
  const exploring = exploringFrom(model, model.start, bounds.states, {
    strict: flags.strict ?? false,
  });
  const { space } = exploring;
  while (exploring.advance(SLICE) && limit.goesOn(space));
  const x = exploring.result();
  const reached = limit.reachedBy(space);
  const held = reached === 'interrupted' ? 'the search was ended' : 'the search reached its bound';
  watch.tell(farOf(space, SENTENCES[x.verdict](x, 'promise', held)));
  const report = reportOf(x);
  const { odds, window, pointOfNoReturn, damage } = report;
  // A search that was told to end early proves nothing, under whatever reading.
  const readings = x.complete ? summaryOf([...underReadings(runnable(setting.case), setting)]) : null;
  const result = {
    ...setting,
    verdict: x.verdict,
    complete: x.complete,
    states: x.space.states,
    transitions: x.space.transitions,
    open: x.space.states - x.space.expanded,
    bound: reached,
    inevitable: x.inevitable,
    stops: x.stops,
    ends: Object.fromEntries(END_KINDS.map((kind) => [kind, x.ends.filter((end) => end.kind === kind).length])),
    shortest: scheduleOf(x.model, x.worst),
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
    rules: report.rules.map(({ rule, sentence, steps }) => ({
      rule,
      sentence,
      steps: steps.length,
      schedule: writeSchedule(x.model, steps),
    })),
    readings,
  };
  if (flags.json) return asJson(result);

  // A verdict that is strict about rules may rest on one alone.
  const what = (report.diagnosis ?? []).some(({ kind }) => kind === 'promise broken') ? 'promise' : 'rule';
  const { shortest, fewestSwitches } = result;
  const called = model.spec.background?.called ?? ['request', 'requests'];
  const rows: (readonly [string, string] | null)[] = [
    ['verdict', SENTENCES[x.verdict](x, what, held)],
    [
      'states',
      `${figure(x.space.states)}${x.complete ? '' : ' so far'}, with ${figure(x.space.transitions)} transitions${x.complete ? ', all visited' : ''}`,
    ],
    reached && ['ended by', limit.say(reached)],
    shortest && [
      'shortest',
      `${many(shortest.steps, 'step')}, ${many(shortest.switches, 'switch', 'switches')}: ${shortest.schedule}`,
    ],
    fewestSwitches && shortest && fewestSwitches.switches < shortest.switches
      ? [
          'fewest',
          `${many(fewestSwitches.switches, 'switch', 'switches')}, ${many(fewestSwitches.steps, 'step')}: ${fewestSwitches.schedule}`,
        ]
      : null,
    ...(report.diagnosis ?? []).map(({ kind, sentence }) => [kind, sentence] as const),
    result.pointOfNoReturn && [
      'no return',
      `from step ${result.pointOfNoReturn.step} on${result.pointOfNoReturn.saved ? `; it can still be avoided before step ${result.pointOfNoReturn.saved.before} if ${result.pointOfNoReturn.saved.instead}` : ''}`,
    ],
    x.inevitable && damage
      ? [
          'damage',
          `from step ${damage.step} on: ${damage.probes.map(({ name }) => name).join(', ')} dead; no schedule from the start avoids it`,
        ]
      : null,
    report.damageGaveUp.length > 0
      ? [
          'damage',
          `not known: the search for an answer to ${report.damageGaveUp.map(({ name }) => name).join(', ')} reached its bound`,
        ]
      : null,
    odds?.trials
      ? [
          'odds',
          `${odds.exact === null ? 'not known: solving them would take too long' : `${perCent(odds.exact)} by our rule of chance${odds.exact === 0 ? ', which never preempts a thread' : ''}`}; ${figure(odds.trials.hung)} of ${figure(odds.trials.runs)} random runs (${perCent(odds.trials.low)} to ${perCent(odds.trials.high)})`,
        ]
      : null,
    window && window.area > 0
      ? [
          'window',
          `${window.area.toFixed(2)} lines: two requests that start within T lines of each other at random ${DOES[x.verdict]} with a chance of ${window.area.toFixed(2)} / 2T`,
        ]
      : null,
    ...untoldRules(report).map(
      ({ sentence, steps }) =>
        ['rule broken', `${sentence} ${steps.length} steps: ${writeSchedule(x.model, steps)}`] as const,
    ),
    ...(readings ? readingsInLines(readings) : []),
    ...report.symptoms.map(
      (row, at) =>
        [
          at === 0 ? 'symptoms' : 'in another end',
          row.map((symptom) => describeSymptom(symptom, called)).join(', '),
        ] as const,
    ),
  ];
  const shown = rows.filter((row) => row !== null);
  const width = Math.max(...shown.map(([name]) => name.length)) + 2;
  return [inWords(setting), '', ...shown.map(([name, text]) => `${name.padEnd(width)}${text}`)].join('\n');
}
