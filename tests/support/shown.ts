import { readSchedule } from '../../src/sim/library/index.ts';
import { frameOf } from '../../src/sim/trace/frame.ts';
import { traceOf } from '../../src/sim/trace/replay.ts';

/**
 * What a link shows, in one line of text: the setting, the step that led to the moment, and everything that a view
 * tells of the computer there. Written by names throughout, so that it stays the same where only numbers move.
 */
export function shownBy(link: string): { readonly problem: string | null; readonly shows: string } {
  const { schedule, model, problem } = readSchedule(link, 'Q177245');
  const { setting, steps, shown } = schedule;
  const frame = frameOf(traceOf(model, steps), shown);
  const settings = [
    setting.case,
    setting.build ?? 'no build',
    `${setting.processors} processors`,
    ...Object.entries(setting.registry).map(([name, value]) => `${name} ${value}`),
    setting.load,
  ];
  const shows = [
    settings.join(', '),
    `moment ${shown} of ${steps.length}: ${frame.said ?? 'the start'}`,
    ...frame.processors.map(
      ({ number, level, doing, who, spinsFor, dpcsWaiting }) =>
        `${number} ${level} ${who ?? doing}${spinsFor ? ` spins for ${spinsFor}` : ''}${dpcsWaiting.map((dpc) => ` +${dpc}`).join('')}`,
    ),
    ...frame.threads.map(({ name, state, waitsFor }) => `${name} ${state}${waitsFor ? ` ${waitsFor}` : ''}`),
    ...frame.locks.flatMap(({ name, holder }) => (holder ? [`${name} by ${holder}`] : [])),
    ...frame.data.map(({ name, value }) => `${name} = ${value}`),
    ...(frame.stop ? [`STOP ${frame.stop.name}`] : []),
    frame.done ? 'done' : 'not done',
  ];
  return { problem, shows: shows.join(' | ') };
}
