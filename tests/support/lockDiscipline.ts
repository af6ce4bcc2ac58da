import { breachesIn } from '../../src/sim/machine/locksets.ts';
import type { Model } from '../../src/sim/machine/model.ts';

/** Where a model's programs break the rule of a spin lock: a sentence for each place. */
export function breachesOf({ computer }: Model): readonly string[] {
  const sentences = breachesIn(computer).map(({ lock, instruction, place }) => {
    const position = instruction.at.at(-1);
    const line = `${position?.listing.routine.name}: ${position?.listing.rows[position.row]?.text}`;
    return place
      ? `${line} touches ${place.name} without ${lock.name}`
      : `${line} lets go of ${lock.name}, which it need not hold`;
  });
  return [...new Set(sentences)];
}
