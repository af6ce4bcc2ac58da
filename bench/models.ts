import { caseOf, settingOf } from '../src/sim/library/index.ts';
import { tcpTraffic } from '../src/sim/library/world/traffic.ts';
import type { Model } from '../src/sim/machine/model.ts';
import { modelWith } from '../tools/explored.ts';

/** Q177245's two closes, with so many TCP requests arriving meanwhile: the shipped case, scaled. */
export function scaled(processors: number, requests: number): Model {
  const setting = settingOf({ case: 'Q177245', processors });
  const closes = caseOf('Q177245').loads[0].activities;
  return modelWith(setting, requests === 0 ? closes : [...closes, tcpTraffic(requests)]);
}

/** What is measured: from some thousand states to a million. */
export const SIZES = [
  { processors: 2, requests: 0 },
  { processors: 1, requests: 1 },
  { processors: 1, requests: 2 },
  { processors: 1, requests: 3 },
] as const;

/** A large space with a hang in it, for the way to the nearest. */
export const WITH_HANG = { processors: 4, requests: 1 } as const;
