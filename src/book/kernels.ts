/** What a search of every schedule finds on a kernel: one processor on the one, several on the other. */
import { type OnKernel, onKernel } from '../content/affectedHardware.ts';
import type { KernelEntry } from '../content/schemas.ts';
import { caseOf } from '../sim/library/index.ts';
import { articleOf } from './entries.ts';
import { type FoundSetting, found } from './explorations.ts';

export interface KernelRow extends OnKernel {
  /** One for each number of processors that the case lets a reader choose and that this kernel is for. */
  readonly searched: readonly FoundSetting[];
}

export async function kernelRow(name: string, kernel: KernelEntry): Promise<KernelRow> {
  const choices = caseOf(name).processors.choices.filter((count) => count > 1 === (kernel.processors === 'several'));
  return {
    ...onKernel(await articleOf(name), kernel),
    searched: choices.map((processors) => found({ case: name, processors })),
  };
}

/** Searches that came to the same, in their order. */
export function sameOutcome(
  searched: readonly FoundSetting[],
): readonly (readonly [FoundSetting, ...FoundSetting[]])[] {
  const groups = new Map<string, [FoundSetting, ...FoundSetting[]]>();
  for (const one of searched) {
    const outcome = `${one.findings.verdict} ${one.findings.inevitable}`;
    const group = groups.get(outcome);
    if (group) group.push(one);
    else groups.set(outcome, [one]);
  }
  return [...groups.values()];
}
