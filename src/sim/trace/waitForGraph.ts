import { frameOf } from './frame.ts';
import type { Moment, Trace } from './replay.ts';
import { whoCouldWake } from './waits.ts';

/** A thread or DPC, or something that one can wait for. */
export interface WaitForNode {
  readonly id: string;
  readonly kind: 'thread' | 'dpc' | 'lock' | 'object';
  readonly label: string;
  /** Where it is: `processor 1`, `asleep`, `ready`, `ended`; empty for a lock or object. */
  readonly where: string;
}
export interface WaitForEdge {
  readonly from: string;
  readonly to: string;
  readonly label: 'waits for' | 'spins for' | 'taken by' | 'only signalled by';
}

/**
 * Who waits for whom at a moment of a schedule: from a waiter to what it wants, from there to whoever
 * has it or would signal it. Threads that wait for nothing but new work are left out.
 */
export function waitForGraph(
  trace: Trace,
  at: number = trace.moments.length - 1,
): { readonly nodes: readonly WaitForNode[]; readonly edges: readonly WaitForEdge[] } {
  const { model } = trace;
  const { machine, held } = trace.moments[at] as Moment;
  const { threads, processors, locks } = frameOf(trace, at);
  const nodes = new Map<string, WaitForNode>();
  const edges: WaitForEdge[] = [];
  const node = (kind: WaitForNode['kind'], label: string, where = ''): string => {
    const id = kind === 'dpc' ? `dpc ${label} ${where}` : `${kind} ${label}`;
    if (!nodes.has(id)) nodes.set(id, { id, kind, label, where });
    return id;
  };
  const whereIs = (thread: string): string => {
    const found = threads.find(({ name }) => name === thread);
    if (!found) return '';
    if (found.processor !== null) return `processor ${found.processor}`;
    return found.state === 'waiting' ? 'asleep' : found.state;
  };
  const thread = (name: string): string => node('thread', name, whereIs(name));

  for (const [number, { name, waitsFor }] of threads.entries()) {
    const signallers = whoCouldWake(model, machine, number);
    if (!waitsFor || signallers.length === 0) continue;
    const object = node('object', waitsFor);
    edges.push({ from: thread(name), to: object, label: 'waits for' });
    for (const other of signallers)
      edges.push({ from: object, to: thread(threads[other]?.name ?? ''), label: 'only signalled by' });
  }
  for (const { who, doing, number, spinsFor } of processors) {
    if (!spinsFor || !who) continue;
    const spinner = doing === 'dpc' ? node('dpc', who, `processor ${number}`) : thread(who);
    edges.push({ from: spinner, to: node('lock', spinsFor), label: 'spins for' });
  }
  for (const { lock, by } of held.filter(({ lock }) => locks.some(({ name, hasWord }) => name === lock && hasWord))) {
    edges.push({
      from: node('lock', lock),
      to: by.kind === 'dpc' ? node('dpc', by.name, `processor ${by.processor}`) : thread(by.name),
      label: 'taken by',
    });
  }
  // Two waiters for one object share the edge to whoever would signal it.
  const distinct = new Map(edges.map((edge) => [`${edge.from} ${edge.label} ${edge.to}`, edge]));
  return { nodes: [...nodes.values()], edges: [...distinct.values()] };
}
