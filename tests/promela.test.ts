import { describe, expect, it } from 'vitest';
import { insertQueueDpc } from '../src/sim/kernel/dpc.ts';
import { steer } from '../src/sim/kernel/interrupt.ts';
import { KeLowerIrql, KeRaiseIrql } from '../src/sim/kernel/irql.ts';
import { insertQueue, KeRemoveQueue, queue, workItem } from '../src/sim/kernel/queue.ts';
import type { Model } from '../src/sim/machine/model.ts';
import { promelaAlong, promelaOf } from '../src/sim/promela/promela.ts';
import { code, forever, inMachine, lt, type Node, plus, put } from '../src/sim/terms.ts';
import { spinCounts, spinFollows, WHY_NO_SPIN } from '../tools/spin.ts';
import { dpcOf, exploreModel, plain, smallModel, stepNamed } from './support/small.ts';

if (WHY_NO_SPIN) console.warn(WHY_NO_SPIN);

/** States and steps, ours and Spin's, which counts the start as a step and one more out of each machine at rest. */
function bothCounts(model: Model) {
  const { space } = exploreModel(model);
  let atRest = 0;
  for (let state = 0; state < space.states; state++)
    if (space.firstEdge(state) === space.firstEdge(state + 1)) atRest++;
  const spin = spinCounts(promelaOf(model));
  return {
    ours: [space.states, space.transitions],
    spins: [spin.states, spin.transitions - 1 - atRest],
  };
}
const along = (model: Model, moves: string): string =>
  promelaAlong(
    model,
    moves.split(' ').map((name) => stepNamed(model, name)),
  );

describe.skipIf(WHY_NO_SPIN)('what has a choice in our terms has the same one in Promela', { timeout: 60_000 }, () => {
  const pokes = inMachine('pokes', { max: 2 });
  const work = dpcOf('Work', plain('Work();'));
  const poker = {
    name: 'poker',
    events: [
      {
        name: 'poke',
        says: 'pokes',
        when: lt(pokes, 2),
        act: [put(pokes, plus(pokes, 1)), steer(insertQueueDpc(work.object))],
      },
    ],
  };
  /** Only processor 0 has a thread, so that it is told from the others. */
  const steered = smallModel({
    processors: 3,
    threads: { A: [KeRaiseIrql, KeLowerIrql] },
    starts: { A: { runsOn: 0 } },
    dpcs: [work],
    devices: [poker],
    questions: false,
  });

  it('an interrupt goes to the processor of lowest level, and among equals to the lowest number', () => {
    const { ours, spins } = bothCounts(steered);
    expect(spins).toEqual(ours);
  });

  const jobs = [workItem('a job', 1)] as const;
  const work2 = queue('Jobs', jobs);
  const serve = (...before: readonly Node[]): readonly Node[] => [
    forever(...KeRemoveQueue(work2, [{ item: jobs[0], body: [...before, plain('Do(item);')] }])),
  ];
  /** The two workers differ, so that it matters which of them is woken. */
  const served = smallModel({
    processors: 1,
    threads: {
      W: serve(),
      V: serve(plain('Prepare(item);')),
      P: [code('Insert(job);', 'hands a job over', ...insertQueue(work2, jobs[0]))],
    },
    starts: { W: { asleepOn: work2 }, V: { asleepOn: work2 } },
    questions: false,
  });

  it('of several sleepers one is woken, the first', () => {
    const { ours, spins } = bothCounts(served);
    expect(spins).toEqual(ours);
  });

  it('and a schedule that gives a processor to the sleeper that was not woken is none that Spin can follow', () => {
    expect(spinFollows(along(served, 'P0 0 W0 0'))).toBe(true);
    expect(spinFollows(along(served, 'P0 0 V0'))).toBe(false);
  });
});
