import type { Runnable } from '../../computer/runnable.ts';
import { aVariable } from '../../spell/holes.ts';
import { item } from '../../spell/item.ts';
import { type Node, type Routine, routine } from '../../terms.ts';

/**
 * One idea of the kernel as the smallest computer that shows it.
 *
 * It has no driver, no registry and no network; it is done when its load is. Its threads run already when it
 * starts, each on a processor of its own as far as there are enough: how a thread comes to a processor is
 * told elsewhere, and every state that can follow fits on a page.
 */
export const concept = (
  shows: Pick<Runnable, 'name' | 'processors' | 'loads'> & Partial<Pick<Runnable, 'readings' | 'oldLinks'>>,
): Runnable => ({
  fault: null,
  builds: {},
  registry: [],
  questions: [],
  background: null,
  readings: [],
  ...shows,
});

/** The same thing on one processor and on two, mostly looked at on so many. */
export const oneOrTwo = (usual: 1 | 2): Runnable['processors'] => ({ choices: [1, 2], usual });

/** A routine made up to show something. Nothing like it is known of any driver; the kernel's calls in it are NT's own. */
export const madeUp = (name: string, gloss: string, ...body: readonly Node[]): Routine =>
  routine(
    name,
    { gloss, basis: 'ours', why: 'made up, as small as it can be; the calls whose names begin with Ke are NT’s' },
    body,
  );

/** Something that takes a step and changes nothing that anybody looks at. */
export const work = item`Work();`.does(() => ({ act: [], says: 'works' }));
export const use = item`Use(${aVariable});`.does(({ name }) => ({ act: [], says: `uses ${name}` }));
