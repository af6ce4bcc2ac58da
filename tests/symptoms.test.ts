import { describe, expect, it } from 'vitest';
import { type Activity, threadsRun } from '../src/sim/computer/activity.ts';
import { askerOf, type Symptom, symptomsOf } from '../src/sim/explore/symptoms.ts';
import { KeClearEvent, KeSetEvent, KeWaitForSingleObject, notificationEvent } from '../src/sim/kernel/event.ts';
import type { Device } from '../src/sim/kernel/interrupt.ts';
import { echoReplies } from '../src/sim/library/tcpip/icmp.ts';
import { tcpReplies } from '../src/sim/library/tcpip/request.ts';
import { code, inMachine, lt, type Node, not, plus, put, when } from '../src/sim/terms.ts';
import { after, lines, plain, smallModel } from './support/small.ts';

const event = notificationEvent('Event');
const asks = (...body: readonly Node[]): Activity => threadsRun({ name: 'Asker', routine: lines('Ask', ...body) });
/** Someone who waits for the event of a computer in which others set it, take it back, or do neither. */
const lifeAmong = (threads: Readonly<Record<string, readonly Node[]>>, devices: readonly Device[] = []) => {
  const model = smallModel({ processors: 1, threads, devices, questions: false });
  return askerOf(model, asks(KeWaitForSingleObject(event))).life(model.start);
};

describe('what becomes of one request', () => {
  const setter = [KeSetEvent(event)];
  it('alive: it completes whatever happens first', () => {
    expect(lifeAmong({ Setter: setter })).toBe('alive');
  });
  it('dead: nothing that can happen completes it', () => {
    expect(lifeAmong({ Idler: [plain()] })).toBe('dead');
  });
  it('at risk: it completes after some schedules and after others never', () => {
    expect(lifeAmong({ Setter: setter, Thief: [KeClearEvent(event)] })).toBe('at risk');
  });

  it('asked of one machine it is judged from there: what was at risk is lost once the signal is gone', () => {
    const model = smallModel({
      processors: 1,
      threads: { Setter: setter, Thief: [KeClearEvent(event)] },
      questions: false,
    });
    const { life } = askerOf(model, asks(KeWaitForSingleObject(event)));
    expect(life(after(model, 'Setter0 0 0'))).toBe('at risk');
    expect(life(after(model, 'Setter0 0 0 Thief0 0 0'))).toBe('dead');
    expect(life(after(model, 'Thief0 0 0 Setter0 0 0'))).toBe('alive');
  });

  it('unknown: a machine of too many ways to look through is neither called dead nor alive', () => {
    const counter = (name: string): Device => {
      const counted = inMachine(name, { max: 40 });
      return {
        name,
        events: [{ name, says: 'counts', when: lt(counted, 40), act: [put(counted, plus(counted, 1))] }],
      };
    };
    const counters = ['one', 'two', 'three', 'four'].map(counter);
    expect(lifeAmong({ Idler: [plain()] }, counters)).toBe('unknown');
    expect(lifeAmong({ Setter: setter }, counters)).toBe('unknown');
  });
});

describe('symptoms as requests go on', () => {
  const muted = inMachine('muted');
  const served = inMachine('served');
  const answer = code('SendEchoReply(packet);', 'answers', put(echoReplies, plus(echoReplies, 1)));
  const reply = code('TCPSend(reply);', 'replies', put(tcpReplies, plus(tcpReplies, 1)));
  const change = (to: Parameters<typeof put>[1]): Node => code('Muted = ...;', 'changes Muted', put(muted, to));
  /** How ping stands in a computer that answers none while it is muted, and where a TCP request may mute it. */
  const pingOf = (onRequest: readonly Node[], threads: Readonly<Record<string, readonly Node[]>> = {}): Symptom => {
    const model = smallModel({
      processors: 1,
      threads,
      instead: { ICMPRcv: [when('!Muted', not(muted), [answer])], TdiRequest: [...onRequest, reply] },
    });
    const ping = symptomsOf(model, model.start).find(({ probe }) => probe.name === 'ping');
    if (!ping) throw new Error('Ping is asked of every whole computer.');
    return ping;
  };

  it('a probe that dies of a request and stays dead is fading', () => {
    const { life, then, after: requests } = pingOf([change(1)]);
    expect([life, requests]).toEqual(['fading', 1]);
    expect(then.slice(0, 3)).toEqual(['alive', 'dead', 'dead']);
  });

  it('one that the next request brings back is not: it is alive, and no number of requests is named', () => {
    const { life, then, after: requests } = pingOf([change(not(muted))]);
    expect(then.slice(0, 4)).toEqual(['alive', 'dead', 'alive', 'dead']);
    expect([life, requests]).toEqual(['alive', null]);
  });

  it('one that was at risk to begin with is told so, whatever requests do to it', () => {
    const { life, then, after: requests } = pingOf([change(1)], { Muter: [change(1)] });
    expect(then.slice(0, 2)).toEqual(['at risk', 'dead']);
    expect([life, requests]).toEqual(['at risk', 1]);
  });

  it('one that a request kills after some schedules only is at risk from then on', () => {
    const mutesUnlessServed = when('!Served', not(served), [change(1)]);
    const { then } = pingOf([code('Served = TRUE;', 'serves', put(served, 1))], { Muter: [mutesUnlessServed] });
    expect(then.slice(0, 3)).toEqual(['at risk', 'at risk', 'at risk']);
  });

  it('one that no request touches never dies of them', () => {
    expect(pingOf([])).toMatchObject({ life: 'alive', after: null });
  });
});
