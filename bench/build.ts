/**
 * `npm run bench:build`: what a thousand articles cost to build, each with a machine on it, in the book and by themselves.
 *
 * The same generated MDX with the same island is built twice: by a copy of this project, where each article is checked
 * against the whole book, gets its margin, its record and its place in every list; and by an Astro site that has
 * nothing but these pages. Processor time is compared, which a busy host does not distort as it does the clock. Ends
 * with 1 where the book costs more than HOLD times as much. `ARTICLES=100` for a quick look.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generatedArticle, PLAIN_CONFIG, PLAIN_PAGE } from './articles.ts';

const HOLD = 1.3;
const ARTICLES = Number(process.env['ARTICLES'] ?? 1000);
const ROOT = join(import.meta.dirname, '..');

interface Cost {
  /** Seconds. */
  readonly processor: number;
  readonly clock: number;
  readonly pages: number;
}

/** A copy of what the site is built from, in a folder of its own. */
function copyTo(folder: string): string {
  mkdirSync(folder);
  for (const part of ['src', 'public', 'astro.config.ts', 'package.json', 'tsconfig.json'])
    cpSync(join(ROOT, part), join(folder, part), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction');
  return folder;
}

function addArticles(folder: string, count: number): void {
  for (let number = 0; number < count; number++) {
    const { kb, text } = generatedArticle(number, count);
    writeFileSync(join(folder, 'src/content/articles', `${kb}.mdx`), text);
  }
}

/** The same project with these pages alone, and nothing known of them but their text. */
function makePlain(folder: string): void {
  for (const part of ['src/pages', 'src/content/articles']) {
    rmSync(join(folder, part), { recursive: true });
    mkdirSync(join(folder, part));
  }
  writeFileSync(join(folder, 'src/pages/[kb].astro'), PLAIN_PAGE);
  writeFileSync(join(folder, 'src/content.config.ts'), PLAIN_CONFIG);
}

const build = (folder: string): Cost =>
  JSON.parse(
    execFileSync(process.execPath, [join(ROOT, 'bench/buildOnce.ts'), folder], {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
    })
      .trim()
      .split('\n')
      .at(-1) ?? '',
  );

const room = mkdtempSync(join(tmpdir(), 'hangbook-bench-'));
try {
  const [book, bare, plain] = ['book', 'bare', 'plain'].map((name) => copyTo(join(room, name))) as [
    string,
    string,
    string,
  ];
  addArticles(book, ARTICLES);
  makePlain(plain);
  addArticles(plain, ARTICLES);

  const costs = { 'the book as it is': build(bare), 'the book with them': build(book), 'they alone': build(plain) };
  console.log(`${ARTICLES} generated articles, each with a machine; Node ${process.version}\n`);
  console.log('| built | pages | processor seconds | by the clock |\n| --- | --- | --- | --- |');
  for (const [what, { pages, processor, clock }] of Object.entries(costs))
    console.log(`| ${what} | ${pages} | ${processor.toFixed(1)} | ${clock.toFixed(1)} |`);
  const alone = costs['they alone'].processor;
  const ratio = costs['the book with them'].processor / alone;
  const added = (costs['the book with them'].processor - costs['the book as it is'].processor) / alone;
  console.log(
    `\nThe book with them: ${ratio.toFixed(2)} times they alone (${added.toFixed(2)} without what it has besides).`,
  );
  if (ratio > HOLD) {
    console.error(`That is more than ${HOLD} times. \`node --cpu-prof bench/buildOnce.ts .\` tells where it goes.`);
    process.exitCode = 1;
  }
} finally {
  rmSync(room, { recursive: true, force: true });
}
