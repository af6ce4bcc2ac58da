/**
 * The book's simulation runs every case and every concept; a frame runs one. So of the two lists that name them all a frame
 * carries the one entry that it needs, and nothing that only others need. There a link for another is told so, as is a
 * link for what does not exist.
 */
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';
import { CASE_NAMES, type RunnableName } from '../sim/cases/index.ts';

const LIST = './every.ts';
const MARK = '\0alone:';

/** For a bundler. `name`: what the frame runs. */
export function alone(name: RunnableName): Plugin {
  const room = CASE_NAMES.some((one) => one === name) ? 'cases' : 'concepts';
  return {
    name: 'alone',
    enforce: 'pre',
    resolveId: (wanted, importer) =>
      wanted === LIST && importer?.includes('/src/sim/') ? MARK + join(dirname(importer), LIST) : null,
    load(id) {
      if (!id.startsWith(MARK)) return null;
      const list = id.slice(MARK.length);
      return dirname(list).endsWith(room)
        ? `export { ${JSON.stringify(name)} } from ${JSON.stringify(list)};`
        : 'export {};';
    },
  };
}
