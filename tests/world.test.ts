import { describe, expect, it } from 'vitest';
import { settingOf } from '../src/sim/cases/index.ts';
import { aftermathOf } from '../src/sim/explore/aftermath.ts';
import { KeAcquireSpinLock, spinLock } from '../src/sim/kernel/spinlock.ts';
import { nextStep } from '../src/sim/kernel/thread.ts';
import { carryOver } from '../src/sim/machine/carry.ts';
import { type Machine, type Model, modelFrom } from '../src/sim/machine/model.ts';
import { readPlace } from '../src/sim/machine/read.ts';
import { echoReplies } from '../src/sim/tcpip/icmp.ts';
import { tcpReplies } from '../src/sim/tcpip/request.ts';
import { type Activity, connecting, PROBES, type Probe, tcpTraffic } from '../src/sim/world/activities.ts';
import { otherReplies } from '../src/sim/world/adapter.ts';
import { connectReturned } from '../src/sim/world/clients.ts';
import { dialogsShown, pointerMoves } from '../src/sim/world/console.ts';
import { PROBE_ACTIVITIES } from '../src/sim/world/probes.ts';
import { after, everyMachine, restsOf, smallModel } from './support/small.ts';

/** What each question is answered by. A file that was opened is seen by its program's end. */
const COUNTS = {
  ping: echoReplies,
  tcp: tcpReplies,
  other: otherReplies,
  mouse: pointerMoves,
  cad: dialogsShown,
} as const;
const COUNTED = PROBES.filter((probe): probe is keyof typeof COUNTS => probe !== 'open');

const setting = settingOf({ case: 'Q177245', processors: 1 });
/** A computer that has nothing else to do. */
const idle = (...asked: readonly Activity[]): Model => modelFrom(setting, asked);
const counts = (model: Model, machine: Machine): Readonly<Partial<Record<Probe, number>>> =>
  Object.fromEntries(COUNTED.map((probe) => [probe, readPlace(model, machine, COUNTS[probe])]));
const NOTHING_COUNTED = Object.fromEntries(COUNTED.map((probe) => [probe, 0]));

describe('what is asked of a computer to see whether it lives', () => {
  it.each(COUNTED)('%s is answered once, and by nothing that answers another question', (probe) => {
    const model = idle(PROBE_ACTIVITIES[probe]);
    expect(model.isDone(model.start)).toBe(false);
    for (const rest of restsOf(model)) {
      expect(model.isDone(rest)).toBe(true);
      expect(counts(model, rest)).toEqual({ ...NOTHING_COUNTED, [probe]: 1 });
    }
  });

  it('a file is opened without a packet, a key or a mouse, and by a worker thread', () => {
    const model = idle(PROBE_ACTIVITIES.open);
    const program = model.computer.threadNumber('Local program');
    expect(model.computer.devices).toEqual([]);
    for (const machine of everyMachine(model)) {
      expect(model.isDone(machine)).toBe(readPlace(model, machine, nextStep, program) === 0);
      expect(counts(model, machine)).toEqual(NOTHING_COUNTED);
    }
    expect(restsOf(model).every((rest) => model.isDone(rest))).toBe(true);
  });

  it.each(COUNTED)('%s: an answer to an earlier question is none to this one', (probe) => {
    const activity = PROBE_ACTIVITIES[probe];
    const before = idle(activity);
    const again = modelFrom(setting, [activity], [activity]);
    for (const rest of restsOf(before)) {
      const asked = carryOver(before, rest, again, [activity]);
      expect(again.addedDone.map((isDone) => isDone(asked, 0))).toEqual([false]);
    }
  });
});

describe('loads', () => {
  it('TCP traffic is served when every request has its reply, and not before', () => {
    const model = idle(tcpTraffic(2));
    const replies = everyMachine(model).map((machine) => ({
      replies: readPlace(model, machine, tcpReplies),
      done: model.isDone(machine),
    }));
    for (const one of replies) expect(one.done).toBe(one.replies === 2);
    expect(new Set(replies.map((one) => one.replies))).toEqual(new Set([0, 1, 2]));
  });

  it.each(['absent', 'answers', 'refuses'] as const)(
    'a connect to a host that %s is over when it has returned, whatever its status',
    (peer) => {
      const model = idle(connecting(peer));
      expect(model.isDone(model.start)).toBe(false);
      for (const machine of everyMachine(model))
        expect(model.isDone(machine)).toBe(readPlace(model, machine, connectReturned) === 1);
    },
  );
});

describe('the world of the aftermath', () => {
  it('asks for TCP about three times a minute', () => {
    const model = smallModel({ processors: 1, threads: { A: [KeAcquireSpinLock(spinLock('Lock'))] } });
    const stuck = after(model, 'A0 0 0');
    const runs = Array.from({ length: 4 }, (_, seed) => aftermathOf(model, stuck, seed));
    const asked = runs.reduce((sum, run) => sum + (run?.requests.length ?? 0), 0);
    const minutes = runs.reduce((sum, run) => sum + (run?.seconds ?? 0) / 60, 0);
    expect(asked / minutes).toBeGreaterThan(2);
    expect(asked / minutes).toBeLessThan(4);
  });
});
