/** Which builds a comparison opens with, by what they are to a case: nobody writes that down twice. */
import type { Standing } from '../../content/lists.ts';
import { buildsOf } from '../../sim/computer/runnable.ts';
import { caseOf } from '../../sim/library/index.ts';
import { buildEntryOf, standingsOf } from '../entries.ts';

/** The builds of a case that are this to it, on any of their product lines, in the order in which the case names them. */
async function buildsThatAre(name: string, standing: Standing): Promise<string[]> {
  const found: string[] = [];
  for (const id of buildsOf(caseOf(name))) {
    const standings = await standingsOf(name, await buildEntryOf(id));
    if (standings.some(({ rule }) => rule.is === standing)) found.push(id);
  }
  return found;
}

/**
 * Before and after: the first build of a case that is affected, and the first, for the same product, that fixes it.
 *
 * @throws Error where the standings name none, which stops the build.
 */
export async function beforeAndAfter(name: string): Promise<readonly [string, string]> {
  const fixing = await buildsThatAre(name, 'fixed here');
  for (const before of await buildsThatAre(name, 'affected')) {
    const { lines } = (await buildEntryOf(before)).data;
    for (const after of fixing)
      if ((await buildEntryOf(after)).data.lines.some((line) => lines.includes(line))) return [before, after];
  }
  throw new Error(`The standings of ${name} name no modelled build that is affected and one that fixes it.`);
}
