import { RUNNABLE_NAMES, runnable } from '../sim/library/index.ts';
import { asJson, parse } from './usage.ts';

/** Every case and concept with the choices it has; the first of each list is the default, processors aside. */
export function list(args: readonly string[]): string {
  const { values } = parse(args, {}, []);
  const all = RUNNABLE_NAMES.map((name) => {
    const { builds, processors, registry, loads, readings } = runnable(name);
    return {
      case: name,
      builds: Object.keys(builds),
      processors: processors.choices,
      usualProcessors: processors.usual,
      registry,
      loads: loads.map(({ name: load, title }) => ({ name: load, title })),
      readings: readings.map(({ id, title }) => ({ id, title })),
    };
  });
  if (values['json']) return asJson(all);
  return all
    .map(({ case: name, builds, processors, usualProcessors, registry, loads, readings }) => {
      const widest = Math.max(
        ...[...loads.map((load) => load.name), ...readings.map(({ id }) => id)].map((one) => one.length),
      );
      return [
        name,
        ...(builds.length === 0 ? [] : [`  builds      ${builds.join(', ')}`]),
        `  processors  ${processors.join(', ')} (usually ${usualProcessors})`,
        ...registry.map(({ name: value, values: choices }) => `  registry    ${value}: ${choices.join(', ')}`),
        '  loads',
        ...loads.map(({ name: load, title }) => `    ${load.padEnd(widest)}  ${title}`),
        ...(readings.length === 0 ? [] : ['  readings: one assumption taken the other way']),
        ...readings.map(({ id, title }) => `    ${id.padEnd(widest)}  ${title}`),
      ].join('\n');
    })
    .join('\n\n');
}
