import type { Instruction } from './instructions.ts';

/** What a mistake of a model concerns, as far as it is known: each by the name that its terms give it. */
export interface Concerns {
  readonly place?: string;
  readonly value?: number;
  readonly max?: number;
  readonly thread?: string;
  /** A device, a DPC or something to wait for. */
  readonly object?: string;
  readonly routine?: string;
  /** The line of that routine's listing. */
  readonly line?: string;
}

/**
 * Terms that contradict themselves, or ask for more than a state can hold.
 *
 * It is thrown where the computer is put together or, if only running it can show the mistake, by the
 * step that would make it: nothing is stored then. The message is a sentence for a reader: where, what
 * was expected, what to try.
 */
export class BadModel extends Error {
  override readonly name = 'BadModel';
  readonly concerns: Concerns;
  constructor(message: string, concerns: Concerns = {}) {
    super(message);
    this.concerns = concerns;
  }
}

/** The routine and line of a step. */
export function lineOf({ at }: Pick<Instruction, 'at'>): Pick<Concerns, 'routine' | 'line'> {
  const position = at.at(-1);
  if (!position) return {};
  const { listing, row } = position;
  return { routine: listing.routine.name, line: listing.rows[row]?.text.trim() ?? '' };
}

/** For the middle of a sentence: ` at “x++;” of Count`. Empty where there is no line. */
export const sayLine = ({ routine, line }: Concerns): string => {
  if (line === undefined) return routine === undefined ? '' : ` in ${routine}`;
  return ` at “${line}”${routine === undefined ? '' : ` of ${routine}`}`;
};

/** A value that a place cannot hold. */
export function outOfRange(place: string, value: number, max: number, where: Concerns): BadModel {
  const instead =
    value < 0
      ? 'test that it is more than 0 before it is counted down'
      : 'test it before it is set, or declare the place with a larger maximum';
  return new BadModel(`${place} would become ${value}${sayLine(where)}, where 0 to ${max} was expected: ${instead}.`, {
    ...where,
    place,
    value,
    max,
  });
}
