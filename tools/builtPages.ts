/** The pages of the built site, by kind. Nothing here lists the kinds: a page of a new one is picked up by where it lies. */
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
/** The built site. */
export const DIST = join(ROOT, 'dist');
/** In which an article's facts lie, and so how its page is laid out. */
const TOLD = ['articles', 'briefs', 'absent'] as const;

export interface BuiltPage {
  /** At which a host serves it. */
  readonly path: string;
  /** What is like it: the index of a section, or the pages below one. */
  readonly kind: string;
  readonly bytes: number;
  /** A machine is on it. */
  readonly runs: boolean;
  /** It asks not to be found. */
  readonly hidden: boolean;
}

function kindOf(path: string, runs: boolean): string {
  const [section, ...below] = path.split('/').filter(Boolean);
  const name = below.at(-1);
  if (section === undefined || name === undefined) return path;
  if (section !== 'kb') return [section, ...below.slice(0, -1), '*'].join('/');
  const told = TOLD.find((folder) =>
    ['mdx', 'yaml'].some((ending) => existsSync(join(ROOT, 'src/content', folder, `${name}.${ending}`))),
  );
  return `kb/*, ${told ?? 'elsewhere'}${runs ? ', runs' : ''}`;
}

/** All but the frames for other people's pages, which have no page around them: tests/browser/embed*.spec.ts asks those. @throws where there is no dist/ to read. */
export function builtPages(): readonly BuiltPage[] {
  const files = globSync('**/*.html', { cwd: DIST, exclude: ['embed/v1/**'] }).toSorted();
  if (files.length === 0) throw new Error('There are no pages in dist/. Build the site first: `npm run build`.');
  return files.map((file) => {
    const path = `/${file.replaceAll('\\', '/').replace(/(^|\/)index\.html$/, '$1')}`;
    const text = readFileSync(join(DIST, file), 'utf8');
    const [runs, hidden] = [text.includes('class="machine"'), text.includes('content="noindex"')];
    return { path, kind: kindOf(path, runs), bytes: statSync(join(DIST, file)).size, runs, hidden };
  });
}

/** Of each kind the page with most on it: where anything is too wide, too pale or in the way, it will be there. */
export function onePageOfEachKind(): readonly BuiltPage[] {
  const largest = new Map<string, BuiltPage>();
  for (const page of builtPages()) {
    const before = largest.get(page.kind);
    if (before === undefined || before.bytes < page.bytes) largest.set(page.kind, page);
  }
  return [...largest.values()];
}
