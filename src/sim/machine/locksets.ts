import type { Expr, Place, Stmt } from '../terms.ts';
import type { Computer } from './computer.ts';
import { changedBy } from './fold.ts';
import type { Instruction } from './instructions.ts';
import { expressionsIn } from './scan.ts';

/** Every place that an expression reads. */
export function* placesIn(expr: Expr): Generator<Place> {
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
export function* touchedBy({ when, act, next }: Instruction): Generator<Place> {
  const stmts: readonly Stmt[] = act;
  yield* changedBy(stmts);
  for (const expr of [when ?? 1, ...expressionsIn(stmts), ...next.map(({ test }) => test)]) yield* placesIn(expr);
}

/** For each instruction, the names of the spin locks that are held on every way to it through its program. */
export function locksHeld({ threads, dpcs }: Computer): ReadonlyMap<Instruction, ReadonlySet<string>> {
  const heldAt = new Map<Instruction, ReadonlySet<string>>();
  const open: [Instruction, ReadonlySet<string>][] = [...threads, ...dpcs].flatMap(({ first }) =>
    first.instruction ? [[first.instruction, new Set<string>()] as [Instruction, ReadonlySet<string>]] : [],
  );
  for (let entry = open.pop(); entry; entry = open.pop()) {
    const [instruction, arriving] = entry;
    const known = heldAt.get(instruction);
    const held = known ? new Set([...known].filter((lock) => arriving.has(lock))) : arriving;
    if (known && held.size === known.size) continue;
    heldAt.set(instruction, held);
    const taken = instruction.takes ? [...held, instruction.takes.name] : [...held];
    const after = new Set(taken.filter((lock) => lock !== instruction.gives?.name));
    for (const { to } of instruction.next) if (to.instruction) open.push([to.instruction, after]);
  }
  return heldAt;
}

/** A breach of the rule of a lock: its data touched without it, or itself let go by who need not hold it. */
export interface Breach {
  readonly lock: Place;
  readonly instruction: Instruction;
  /** The guarded place that is touched; null where the lock itself is let go. */
  readonly place: Place | null;
}

/** Every breach in a computer's programs, read and not run. */
export function breachesIn(computer: Computer): readonly Breach[] {
  return [...locksHeld(computer)].flatMap(([instruction, held]) => {
    const touched = [...new Set(touchedBy(instruction))].flatMap((place): readonly Breach[] =>
      place.guardedBy && !held.has(place.guardedBy.name) ? [{ lock: place.guardedBy, instruction, place }] : [],
    );
    const { gives } = instruction;
    return gives && !held.has(gives.name) ? [...touched, { lock: gives, instruction, place: null }] : touched;
  });
}
