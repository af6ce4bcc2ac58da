import { changedBy } from '../../src/sim/machine/fold.ts';
import type { Instruction } from '../../src/sim/machine/instructions.ts';
import type { Model } from '../../src/sim/machine/model.ts';
import { expressionsIn } from '../../src/sim/machine/scan.ts';
import type { Expr, Place, Stmt } from '../../src/sim/terms.ts';

function* placesIn(expr: Expr): Generator<Place> {
  if (typeof expr === 'number') return;
  if ('kind' in expr) yield expr;
  else if ('not' in expr) yield* placesIn(expr.not);
  else if ('op' in expr) {
    yield* placesIn(expr.left);
    yield* placesIn(expr.right);
  } else if ('some' in expr) yield* placesIn(expr.where);
  else if ('on' in expr) yield* placesIn(expr.read);
}

/** Every place that an instruction reads or writes, its guard and its branches included. */
function* touchedBy({ when, act, next }: Instruction): Generator<Place> {
  const stmts: readonly Stmt[] = act;
  yield* changedBy(stmts);
  for (const expr of [when ?? 1, ...expressionsIn(stmts), ...next.map(({ test }) => test)]) yield* placesIn(expr);
}

/**
 * Where a model's programs touch guarded data without its lock: a sentence for each place.
 *
 * Looks at the programs, not at runs: for every instruction, the locks that are held on every way to it.
 */
export function breachesOf({ computer }: Model): readonly string[] {
  const breaches = new Set<string>();
  for (const { first } of [...computer.threads, ...computer.dpcs]) {
    const heldAt = new Map<Instruction, ReadonlySet<Place>>();
    const open: [Instruction, ReadonlySet<Place>][] = first.instruction ? [[first.instruction, new Set()]] : [];
    for (let entry = open.pop(); entry; entry = open.pop()) {
      const [instruction, arriving] = entry;
      const known = heldAt.get(instruction);
      const held = known ? new Set([...known].filter((lock) => arriving.has(lock))) : arriving;
      if (known && held.size === known.size) continue;
      heldAt.set(instruction, held);
      const after = new Set(
        [...held, ...(instruction.takes ? [instruction.takes] : [])].filter((lock) => lock !== instruction.gives),
      );
      for (const { to } of instruction.next) if (to.instruction) open.push([to.instruction, after]);
    }
    for (const [instruction, held] of heldAt) {
      const position = instruction.at.at(-1);
      const text = position?.listing.rows[position.row]?.text ?? '';
      for (const place of touchedBy(instruction)) {
        if (place.guardedBy && !held.has(place.guardedBy))
          breaches.add(
            `${position?.listing.routine.name}: ${text} touches ${place.name} without ${place.guardedBy.name}`,
          );
      }
      if (instruction.gives && !held.has(instruction.gives))
        breaches.add(
          `${position?.listing.routine.name}: ${text} lets go of ${instruction.gives.name}, which it need not hold`,
        );
    }
  }
  return [...breaches];
}
