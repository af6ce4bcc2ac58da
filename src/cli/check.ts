import { type Exploration, explore } from '../sim/explore/explore.ts';
import { writeSchedule } from '../sim/trace/schedule.ts';
import { asJson, describeSetting, parseSetting, wholeNumber } from './usage.ts';

const SENTENCES: Readonly<Record<Exploration['verdict'], (x: Exploration) => string>> = {
  hang: (x) =>
    x.inevitable === null
      ? 'hang: found before the bound; what else can happen is not known'
      : x.inevitable
        ? 'hang: every schedule ends in one'
        : 'hang: some schedules end in one, not all',
  stop: (x) =>
    `stop: ${x.stops.map(({ code, name }) => `0x${code.toString(16).toUpperCase().padStart(8, '0')} ${name}`).join(', ')}`,
  'no-hang': () => 'no hang: every machine that can follow was visited',
  'gave-up': (x) =>
    `gave up after ${x.space.states} machines, ${x.space.states - x.space.expanded} still open: this proves nothing`,
};

/** Visits every interleaving of a setting and says what can become of the machine. */
export function check(args: readonly string[]): string {
  const { setting, values } = parseSetting(args, { 'max-states': { type: 'string' } });
  const flags = values as { readonly 'max-states'?: string; readonly json?: boolean };
  const x = explore(setting, wholeNumber('max-states', flags['max-states'], 1));
  const shortest = x.shortest && {
    steps: x.shortest.steps.length,
    switches: x.shortest.switches,
    schedule: writeSchedule(x.model, x.shortest.steps),
  };
  const report = {
    ...setting,
    verdict: x.verdict,
    complete: x.complete,
    states: x.space.states,
    transitions: x.space.transitions,
    inevitable: x.inevitable,
    stops: x.stops,
    shortest,
    diagnosis: null,
    pointOfNoReturn: null,
    damage: null,
    odds: null,
    symptoms: x.shortest?.end.life ?? null,
  };
  if (flags.json) return asJson(report);
  const rows: readonly (readonly [string, string])[] = [
    ['verdict', SENTENCES[x.verdict](x)],
    [
      'machines',
      `${x.space.states.toLocaleString('en-US')}, ${x.space.transitions.toLocaleString('en-US')} steps between them`,
    ],
    ...(shortest
      ? ([
          ['shortest', `${shortest.steps} steps, ${shortest.switches} switches`],
          ['', shortest.schedule],
        ] as const)
      : []),
    ...(report.symptoms
      ? ([
          [
            'there',
            Object.entries(report.symptoms)
              .map(([probe, life]) => `${probe} ${life}`)
              .join(', '),
          ],
        ] as const)
      : []),
  ];
  return [describeSetting(setting), '', ...rows.map(([name, text]) => `${name.padEnd(10)}${text}`)].join('\n');
}
