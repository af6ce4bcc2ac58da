/** A schedule told in sentences, ready for a ticket or a lecture. */
import { fileOf } from '../../sim/computer/runnable.ts';
import { loadIn, readingIn } from '../../sim/computer/setting.ts';
import { sayStep } from '../../sim/trace/narrate.ts';
import { originOf } from '../../sim/trace/schedule.ts';
import { lengthOf, type Run } from './run.ts';

/**
 * @param builds what each build is called, by its id
 * @param verdict what is known of the setting, in a sentence; empty where nothing is
 * @param link the address that opens this moment
 */
export function asText(run: Run, builds: Readonly<Record<string, string>>, verdict: string, link: string): string {
  const { runnable, setting } = originOf(run.trace.model);
  const { case: name, build, processors, registry } = setting;
  const taken = readingIn(runnable, setting);
  const parts = [
    build ? `${fileOf(runnable)} ${builds[build] ?? build}` : null,
    processors === 1 ? 'one processor' : `${processors} processors`,
    ...Object.entries(registry).map(([value, is]) => `${value} ${is}`),
    loadIn(runnable, setting).title,
    taken ? `assumption ${taken.id} taken the other way (${taken.title})` : null,
  ].filter((part) => part !== null);
  const steps = Array.from({ length: lengthOf(run) }, (_, at) => `${at + 1}. ${sayStep(run.trace, at + 1)}`);
  return [`${name}: ${parts.join(', ')}.`, '', ...steps, '', ...(verdict ? [verdict] : []), link, ''].join('\n');
}
