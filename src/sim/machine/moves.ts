import type { Computer } from './computer.ts';
import { fold } from './fold.ts';
import type { Layout } from './layout.ts';

/** Who can take a step: a processor, or a device outside. */
export type Actor =
  | { readonly kind: 'processor'; readonly number: number }
  | { readonly kind: 'device'; readonly name: string };

/**
 * One thing that can happen. A processor runs the next step of whatever it is on (which may be to
 * start a DPC), or is given another thread; a device interrupts.
 */
export type Move =
  | { readonly kind: 'run'; readonly actor: Actor; readonly processor: number }
  | { readonly kind: 'dispatch'; readonly actor: Actor; readonly processor: number; readonly thread: number }
  | { readonly kind: 'device'; readonly actor: Actor; readonly device: number };

/** A move that can be taken now: its number in the model's list of moves. */
export type Step = number;

/**
 * Every move of a computer. Its place in this list is its number, by which searches order steps and links name them:
 * the processors, then each thread on each processor, then what the devices bring.
 */
export function movesOf({ threads, devices }: Computer, { processors, known }: Layout): readonly Move[] {
  const processorNumbers = Array.from({ length: processors.count }, (_, number) => number);
  const actorOf = (number: number): Actor => ({ kind: 'processor', number });
  return [
    ...processorNumbers.map((processor): Move => ({ kind: 'run', actor: actorOf(processor), processor })),
    ...threads.flatMap((_, thread) =>
      processorNumbers.map((processor): Move => ({ kind: 'dispatch', actor: actorOf(processor), processor, thread })),
    ),
    ...devices.flatMap(({ device, event }, number): readonly Move[] =>
      fold(event.when, known) === 0
        ? []
        : [{ kind: 'device', actor: { kind: 'device', name: device }, device: number }],
    ),
  ];
}
