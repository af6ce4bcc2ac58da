/**
 * The scripts of frames and the host script, as classic scripts.
 *
 * Astro's own scripts are modules, and a module is always fetched with an origin: from a frame in a sandbox, which has
 * none, only a server that says so to everybody would give it. A classic script may come from anywhere.
 */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type InlineConfig, mergeConfig, type Plugin, type Rolldown } from 'vite';
import { CASES } from '../sim/library/index.ts';
import { once } from './once.ts';
import { ADDRESSES, addressOf, type WidgetPlace } from './places.ts';
import type { View } from './views.ts';

const ENTRIES = {
  /** What a host's page loads: its name is part of version 1. */
  embed: 'src/embed/host/embed.ts',
  frame: 'src/embed/frame/frame.ts',
  search: 'src/workers/explore.worker.ts',
} as const;
export type Script = keyof typeof ENTRIES;
export const SCRIPTS = Object.keys(ENTRIES) as Script[];

/** What brings the islands of a view to life, and what it offers; a row of symptoms has none. */
const WAKES: Readonly<Partial<Record<View, { readonly file: string; readonly offers: readonly string[] }>>> = {
  machine: { file: 'src/embed/frame/machine.ts', offers: ['machine', 'explore'] },
  compare: { file: 'src/embed/frame/compare.ts', offers: ['compare'] },
  products: { file: 'src/embed/frame/products.ts', offers: ['products'] },
};

export interface Bundle {
  /** Its file under embed/v1/. All but the host script carry what they are in their name, so that none is ever stale. */
  readonly file: string;
  readonly code: string;
}

const root = process.cwd();

/** What a file's name has of what is in it. */
export const markOf = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 8);

/** One of the parts that a frame's first script keeps together: see frame/parts.ts. */
export const partOf = (file: string, body: string): Bundle => ({
  file,
  code: `hangbook(${JSON.stringify(file)},(require,exports)=>{${body}});`,
});

async function chunksOf(config: InlineConfig): Promise<readonly Rolldown.OutputChunk[]> {
  const usual: InlineConfig = {
    root,
    base: import.meta.env.BASE_URL,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    define: { 'import.meta.env.ADDRESSES': JSON.stringify(ADDRESSES) },
    resolve: {
      alias: [
        { find: /^\.\/start\.ts$/, replacement: join(root, 'src/workers/startFramed.ts') },
        { find: /^\.\/SameRun\.tsx$/, replacement: join(root, 'src/embed/frame/sameRun.tsx') },
      ],
    },
    build: {
      write: false,
      target: 'es2022',
      // No file of ours does anything by being read, so what nobody calls is left out whole.
      rolldownOptions: { treeshake: { moduleSideEffects: false } },
    },
  };
  const made = await build(mergeConfig(usual, config));
  const output = 'output' in made ? made.output : (Array.isArray(made) ? made : []).flatMap((one) => one.output);
  const chunks = output.filter((one) => one.type === 'chunk');
  if (chunks.length < output.length)
    throw new Error(`A script of a frame brings ${output.map(({ fileName }) => fileName).join(', ')}: it may not.`);
  return chunks;
}

async function bundle(script: Script): Promise<Bundle> {
  const [chunk, ...others] = await chunksOf({
    build: { rolldownOptions: { input: join(root, ENTRIES[script]), output: { format: 'iife' } } },
  });
  if (!chunk || others.length > 0) throw new Error(`${script} should be one script and came out as several.`);
  const { code } = chunk;
  return { file: script === 'embed' ? 'embed.js' : `${script}.${markOf(code)}.js`, code };
}

/** The file of the library that runs under a name: it is called so. */
const fileOf = (name: string): string => `src/sim/library/${name in CASES ? 'cases' : 'concepts'}/${name}.ts`;

/** No file has this name: what stands in it is written by `entryOf`. */
const ENTRY = 'src/embed/frame/entry';
const WRITTEN = '\0entry of a frame';

/** What a frame begins with: it imports the one case that it runs, and the engine. */
function entryOf({ case: name, view }: WidgetPlace): Plugin | null {
  const wakes = WAKES[view];
  if (!wakes) return null;
  const from = (file: string): string => JSON.stringify(join(root, file));
  const text = [
    `import { wakes } from ${from(wakes.file)};`,
    ...(view === 'products' ? [] : [`import runnable from ${from(fileOf(name))};`]),
    `export const { ${wakes.offers.join(', ')} } = wakes(${view === 'products' ? '' : 'runnable'});`,
  ].join('\n');
  return {
    name: 'entry of a frame',
    enforce: 'pre',
    resolveId: (id) => (id.endsWith(ENTRY) ? WRITTEN : null),
    load: (id) => (id === WRITTEN ? text : null),
  };
}

async function bundleParts(place: WidgetPlace): Promise<readonly Bundle[]> {
  const entry = entryOf(place);
  if (entry === null) return [];
  const names = { entryFileNames: '[name].[hash].js', chunkFileNames: '[name].[hash].js' };
  const chunks = await chunksOf({
    plugins: [entry],
    build: {
      lib: { entry: { [place.view]: join(root, ENTRY) }, formats: ['cjs'] },
      // What a later part shares with the first, the first hands on; else it would be a third file.
      rolldownOptions: { preserveEntrySignatures: 'allow-extension', output: names },
    },
  });
  return chunks
    .toSorted((one, other) => Number(other.isEntry) - Number(one.isEntry))
    .map(({ fileName, code }) => partOf(fileName, code));
}

/** @throws Error where it is not a single script, which stops the build. */
export const bundled = once((script: Script) => script, bundle);

/** What wakes a frame: the part that it begins with, then those that come when something in it is used. */
export const partsOf = once(addressOf, bundleParts);

/** Bytes on the line, as any host packs them. */
export const packedSize = ({ code }: Bundle): number => gzipSync(code, { level: 9 }).length;
