import { CASES, settingOf } from '../src/sim/cases/index.ts';
import { type Model, modelFrom } from '../src/sim/machine/model.ts';
import { tcpTraffic } from '../src/sim/world/activities.ts';

/** Q177245's two closes, with so many TCP requests arriving meanwhile: the shipped case, scaled. */
export function scaled(processors: number, requests: number): Model {
  const setting = settingOf({ case: 'Q177245', processors });
  const closes = CASES.Q177245.loads[0].activities;
  return modelFrom(setting, requests === 0 ? closes : [...closes, tcpTraffic(requests)]);
}

/** What is measured: processors and requests, by about how many machines there are. */
export const SIZES = [
  { name: '10^3', processors: 1, requests: 0 },
  { name: '10^4', processors: 1, requests: 1 },
  { name: '10^5', processors: 1, requests: 2 },
  { name: '10^6', processors: 1, requests: 3 },
] as const;

/** A space with a hang in it, for the way to the shortest. */
export const WITH_HANG = { name: '2.6 x 10^6, with a hang', processors: 2, requests: 2 } as const;
