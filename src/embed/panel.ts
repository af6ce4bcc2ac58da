/** What every schedule of a machine means, as a panel for those frames whose host asks for it: drawn when the book is built. */
import { createHash } from 'node:crypto';
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { book } from '../components/facts/entries.ts';
import ExploreAll from '../components/islands/ExploreAll.tsx';
import { exploreProps } from '../components/opening.ts';
import type { RunnableName } from '../sim/cases/index.ts';
import type { Bundle } from './bundle.ts';
import { islandOf } from './island.ts';
import styles from './sheets/explored.css?inline';

/** Its markup and its styles, as a part among the frame's scripts: see frame/parts.ts. */
export async function exploredPanel(name: RunnableName): Promise<Bundle> {
  const { runs } = (await book()).concepts.find(({ id }) => id === name)?.data ?? {};
  const opens = await exploreProps({ case: name }, runs);
  const panel = JSON.stringify({ html: islandOf('explore', renderToString(h(ExploreAll, opens)), opens), styles });
  const file = `panel.${createHash('sha256').update(panel).digest('base64url').slice(0, 8)}.js`;
  return { file, code: `hangbook(${JSON.stringify(file)},(_,exports)=>Object.assign(exports,${panel}));` };
}
