/** Which builds a comparison opens with, by what they are to a case: nobody writes that down twice. */
import type { Standing } from '../../content/lists.ts';
import { BUILD_IDS, type BuildId } from '../../sim/builds/index.ts';
import type { CaseName } from '../../sim/cases/index.ts';
import { buildEntryOf, standingsOf } from '../facts/entries.ts';

/** Modelled builds that are this to a case, on any of their product lines, oldest first. */
async function modelledThatAre(name: CaseName, standing: Standing): Promise<BuildId[]> {
  const found: BuildId[] = [];
  for (const id of BUILD_IDS) {
    const standings = await standingsOf(name, await buildEntryOf(id));
    if (standings.some(({ rule }) => rule.is === standing)) found.push(id);
  }
  return found;
}

/**
 * Before and after: the first modelled build that is affected by a case, and the first after it, for the same product,
 * that fixes it.
 *
 * @throws Error where the standings name none, which stops the build.
 */
export async function beforeAndAfter(name: CaseName): Promise<readonly [BuildId, BuildId]> {
  const fixing = await modelledThatAre(name, 'fixed here');
  for (const before of await modelledThatAre(name, 'affected')) {
    const { lines } = (await buildEntryOf(before)).data;
    for (const after of fixing.filter((id) => BUILD_IDS.indexOf(id) > BUILD_IDS.indexOf(before)))
      if ((await buildEntryOf(after)).data.lines.some((line) => lines.includes(line))) return [before, after];
  }
  throw new Error(`The standings of ${name} name no modelled build that is affected and a later one that fixes it.`);
}
