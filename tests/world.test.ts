import { describe, expect, it } from 'vitest';
import type { Activity } from '../src/sim/computer/activity.ts';
import { specFor } from '../src/sim/computer/spec.ts';
import { aftermathOf } from '../src/sim/explore/aftermath.ts';
import { KeAcquireSpinLock, spinLock } from '../src/sim/kernel/spinlock.ts';
import { nextStep } from '../src/sim/kernel/thread.ts';
import { runnable, settingOf } from '../src/sim/library/index.ts';
import { echoReplies } from '../src/sim/library/tcpip/icmp.ts';
import { tcpReplies } from '../src/sim/library/tcpip/request.ts';
import { otherReplies } from '../src/sim/library/world/adapter.ts';
import { connectReturned } from '../src/sim/library/world/clients.ts';
import { dialogsShown, pointerMoves } from '../src/sim/library/world/console.ts';
import {
  ctrlAltDel,
  fileOpens,
  mouseMoves,
  otherProtocols,
  ping,
  QUESTIONS,
  tcp,
} from '../src/sim/library/world/questions.ts';
import { connecting, tcpTraffic } from '../src/sim/library/world/traffic.ts';
import { carryOver } from '../src/sim/machine/carry.ts';
import { type Machine, type Model, modelFrom } from '../src/sim/machine/model.ts';
import { readPlace } from '../src/sim/machine/read.ts';
import { after, everyMachine, restsOf, smallModel } from './support/small.ts';

/** What each question is answered by. A file that was opened is seen by its program's end. */
const COUNTED = [
  [ping, echoReplies],
  [tcp, tcpReplies],
  [otherProtocols, otherReplies],
  [mouseMoves, pointerMoves],
  [ctrlAltDel, dialogsShown],
] as const;
const BY_NAME = COUNTED.map(([question]) => [question.name, question] as const);

const setting = settingOf({ case: 'Q177245', processors: 1 });
/** A computer that has nothing else to do. */
const idle = (asked: readonly Activity[], added: readonly Activity[] = []): Model =>
  modelFrom({ ...specFor(runnable(setting.case), setting), asked }, added);
const counts = (model: Model, machine: Machine): Readonly<Record<string, number>> =>
  Object.fromEntries(COUNTED.map(([{ name }, place]) => [name, readPlace(model, machine, place)]));
const NOTHING_COUNTED = Object.fromEntries(COUNTED.map(([{ name }]) => [name, 0]));

describe('what is asked of a computer to see whether it lives', () => {
  it('each is either counted or a program that ends: nothing is asked that this file does not hold', () => {
    expect(new Set(QUESTIONS)).toEqual(new Set([...COUNTED.map(([question]) => question), fileOpens]));
  });

  it.each(BY_NAME)('%s is answered once, and by nothing that answers another question', (name, { activity }) => {
    const model = idle([activity]);
    expect(model.isDone(model.start)).toBe(false);
    for (const rest of restsOf(model)) {
      expect(model.isDone(rest)).toBe(true);
      expect(counts(model, rest)).toEqual({ ...NOTHING_COUNTED, [name]: 1 });
    }
  });

  it('a file is opened without a packet, a key or a mouse, and by a worker thread', () => {
    const model = idle([fileOpens.activity]);
    const program = model.computer.threadNumber('Local program');
    expect(model.computer.devices).toEqual([]);
    for (const machine of everyMachine(model)) {
      expect(model.isDone(machine)).toBe(readPlace(model, machine, nextStep, program) === 0);
      expect(counts(model, machine)).toEqual(NOTHING_COUNTED);
    }
    expect(restsOf(model).every((rest) => model.isDone(rest))).toBe(true);
  });

  it.each(BY_NAME)('%s: an answer to an earlier question is none to this one', (_, { activity }) => {
    const before = idle([activity]);
    const again = idle([activity], [activity]);
    for (const rest of restsOf(before)) {
      const asked = carryOver(before, rest, again, [activity]);
      expect(again.addedDone.map((isDone) => isDone(asked, 0))).toEqual([false]);
    }
  });
});

describe('loads', () => {
  it('TCP traffic is served when every request has its reply, and not before', () => {
    const model = idle([tcpTraffic(2)]);
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
      const model = idle([connecting(peer)]);
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
