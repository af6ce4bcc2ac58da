/** One build of the site in a folder, in a process of its own: `node bench/buildOnce.ts FOLDER`. Prints what it cost. */
import { globSync } from 'node:fs';
import { resolve } from 'node:path';
import { build } from 'astro';

const root = resolve(process.argv[2] ?? '.');
const begin = performance.now();
await build({ root, logLevel: 'error' });
const clock = (performance.now() - begin) / 1000;
const { user, system } = process.cpuUsage();
const pages = globSync('**/*.html', { cwd: `${root}/dist` }).length;
console.log(JSON.stringify({ processor: (user + system) / 1e6, clock, pages }));
