/**
 * The scripts of frames and the host script, each as one classic script.
 *
 * Astro's own scripts are modules, and a module is always fetched with an origin: from a frame in a sandbox, which has
 * none, only a server that says so to everybody would give it. A classic script may come from anywhere.
 */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { ADDRESSES } from './places.ts';

const ENTRIES = {
  /** What a host's page loads: its name is part of version 1. */
  embed: 'src/embed/host/embed.ts',
  frame: 'src/embed/frame/frame.ts',
  machine: 'src/embed/frame/machine.ts',
  compare: 'src/embed/frame/compare.ts',
  products: 'src/embed/frame/products.ts',
  search: 'src/workers/explore.worker.ts',
} as const;
export type Script = keyof typeof ENTRIES;
export const SCRIPTS = Object.keys(ENTRIES) as Script[];

export interface Bundle {
  /** Its file under embed/v1/. All but the host script carry what they are in their name, so that none is ever stale. */
  readonly file: string;
  readonly code: string;
}

async function bundle(script: Script): Promise<Bundle> {
  const root = process.cwd();
  const made = await build({
    root,
    base: import.meta.env.BASE_URL,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    define: { 'import.meta.env.ADDRESSES': JSON.stringify(ADDRESSES) },
    resolve: { alias: [{ find: /^\.\/start\.ts$/, replacement: join(root, 'src/workers/startFramed.ts') }] },
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: { input: join(root, ENTRIES[script]), output: { format: 'iife' } },
    },
  });
  const output = 'output' in made ? made.output : (Array.isArray(made) ? made : []).flatMap((one) => one.output);
  const [chunk, ...others] = output;
  if (chunk?.type !== 'chunk' || others.length > 0)
    throw new Error(
      `${script} should be one script and came out as ${output.map(({ fileName }) => fileName).join(', ')}.`,
    );
  const code = chunk.code;
  const hash = createHash('sha256').update(code).digest('base64url').slice(0, 8);
  return { file: script === 'embed' ? 'embed.js' : `${script}.${hash}.js`, code };
}

const made = new Map<Script, Promise<Bundle>>();

/** Bundled once, however many pages ask. @throws Error where it is not a single script, which stops the build. */
export function bundled(script: Script): Promise<Bundle> {
  const before = made.get(script) ?? bundle(script);
  made.set(script, before);
  return before;
}

/** Bytes on the line, as any host packs them. */
export const packedSize = ({ code }: Bundle): number => gzipSync(code, { level: 9 }).length;
