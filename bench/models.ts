import { CASES, settingOf } from '../src/sim/cases/index.ts';
import { type Model, modelFrom } from '../src/sim/machine/model.ts';
import { tcpTraffic } from '../src/sim/world/activities.ts';

/** Q177245's two closes, with so many TCP requests arriving meanwhile: the shipped case, scaled. */
export function scaled(processors: number, requests: number): Model {
  const setting = settingOf({ case: 'Q177245', processors });
  const closes = CASES.Q177245.loads[0].activities;
  return modelFrom(setting, requests === 0 ? closes : [...closes, tcpTraffic(requests)]);
}

/** What is measured: from some thousand machines to a million. */
export const SIZES = [
  { processors: 2, requests: 0 },
  { processors: 1, requests: 1 },
  { processors: 1, requests: 2 },
  { processors: 1, requests: 3 },
] as const;

/** A large space with a hang in it, for the way to the nearest. */
export const WITH_HANG = { processors: 4, requests: 1 } as const;
