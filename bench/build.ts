/**
 * `npm run bench:build`: what a thousand articles cost to build, each with a machine on it, in the book and by themselves.
 *
 * The same generated MDX with the same island is built twice: by a copy of this project, where each article is checked
 * against the whole book, gets its margin, its record and its place in every list; and by an Astro site that has
 * nothing but these pages. Each is built without them too, the book as it is and the plain site with one of them: so what
 * is compared is what the same pages add, and not what the book does besides for its own pages, searches and pictures.
 * Processor time is compared, which a busy host does not distort as it does the clock. Ends with 1 where they add more
 * than HOLD times as much to the book. `ARTICLES=100` for a quick look.
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
  for (const part of ['src', 'public', 'astro.config.mjs', 'package.json', 'tsconfig.json'])
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
  const newSite = (name: string): string => copyTo(join(room, name));
  const [book, bare, plain, start] = [newSite('book'), newSite('bare'), newSite('plain'), newSite('start')];
  makePlain(plain);
  makePlain(start);
  addArticles(book, ARTICLES);
  addArticles(plain, ARTICLES);
  addArticles(start, 1);

  const costs = {
    'the book as it is': build(bare),
    'the book with them': build(book),
    'one of them alone': build(start),
    'they alone': build(plain),
  };
  console.log(`${ARTICLES} generated articles, each with a machine; Node ${process.version}\n`);
  console.log('| built | pages | processor seconds | by the clock |\n| --- | --- | --- | --- |');
  for (const [what, { pages, processor, clock }] of Object.entries(costs))
    console.log(`| ${what} | ${pages} | ${processor.toFixed(1)} | ${clock.toFixed(1)} |`);
  const added = (site: keyof typeof costs, without: keyof typeof costs): number =>
    costs[site].processor - costs[without].processor;
  const ratio = added('the book with them', 'the book as it is') / added('they alone', 'one of them alone');
  const whole = costs['the book with them'].processor / costs['they alone'].processor;
  console.log(
    `\nThey add ${ratio.toFixed(2)} times as much to the book as to a plain site. The whole book with them takes ${whole.toFixed(2)} times what they take alone.`,
  );
  if (ratio > HOLD) {
    console.error(`That is more than ${HOLD} times. \`node --cpu-prof bench/buildOnce.ts .\` tells where it goes.`);
    process.exitCode = 1;
  }
} finally {
  rmSync(room, { recursive: true, force: true });
}
