/**
 * Every tool that has a say about the book, and what each said in figures.
 *
 * Vitest and Playwright count their tests; any other tool is one thing that passes or fails.
 */
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, globSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Outcome {
  readonly runner: string;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

const env = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' };

/** Runs one command of node_modules/.bin in the open; its own output is the report. */
async function run(
  command: string,
  args: readonly string[],
  extra: NodeJS.ProcessEnv = {},
  cwd = process.cwd(),
): Promise<boolean> {
  console.log(`\n> ${command} ${args.join(' ')}`);
  const child = spawn(command, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...env, ...extra },
    cwd,
    shell: process.platform === 'win32',
  });
  return new Promise((resolve) => {
    child.once('error', (error) => {
      console.error(`${command} did not start: ${error.message}. Was \`npm ci\` run, and this through npm?`);
      resolve(false);
    });
    child.once('exit', (code) => resolve(code === 0));
  });
}

const outcome = (runner: string, good: boolean): Outcome => ({
  runner,
  passed: good ? 1 : 0,
  failed: good ? 0 : 1,
  skipped: 0,
});

async function tool(runner: string, command: string, ...args: string[]): Promise<Outcome> {
  return outcome(runner, await run(command, args));
}

/** A runner that ended badly has at least one failure, whatever it counted or failed to count. */
function counted(runner: string, good: boolean, read: () => Omit<Outcome, 'runner'>): Outcome {
  try {
    const counts = read();
    return { runner, ...counts, failed: good ? counts.failed : Math.max(1, counts.failed) };
  } catch {
    return { runner, passed: 0, failed: 1, skipped: 0 };
  }
}

const report = (name: string) => join(mkdtempSync(join(tmpdir(), 'hangbook-')), name);

export const checkLock = () => tool('lock', 'node', 'scripts/check-lock.ts');
export const checkPages = () => tool('astro check', 'astro', 'check', '--minimumFailingSeverity', 'warning');
export const checkSimulation = () => tool('tsc src/sim', 'tsc', '-p', 'src/sim');
export const checkArchive = () => tool('tsc src/archive', 'tsc', '-p', 'src/archive');
/** What the library needs of the book and has not got: said before a build of the site would stop for it. */
export const checkOwed = () => tool('owed', 'node', 'scripts/owed.ts');
export const checkStyle = () => tool('biome', 'biome', 'check', '--error-on-warnings', '.');
export const build = () => tool('build', 'astro', 'build');
/** Every document in both sizes of sheet, each held to what is said of it in scripts/print/checks.ts. */
export const printAll = () => tool('print', 'node', 'scripts/print.ts');
export const validate = () => tool('html-validate', 'html-validate', 'dist/**/*.html');
/**
 * Links within the book; what lies outside is not ours to ask, nor are its own pages by their address in full. A moment of a
 * machine (`#A~...`) is found by the machine, not by the browser: tests/browser opens such links.
 */
const LINKS = [
  '--recurse',
  '--check-fragments',
  '--verbosity',
  'error',
  '--skip',
  '^https?://(?!localhost|127\\.)',
  '--skip',
  '^http://localhost:4321/',
  // A run of a machine: the page's own script goes there, and the build stops where it does not lead to its end.
  '--skip',
  '#A~',
  // Two builds: their comparison finds them, and says so where it does not.
  '--skip',
  '#one=',
  // What the builder of widgets is to open with.
  '--skip',
  '#case=',
];
export const followLinks = () => tool('links', 'linkinator', 'dist', ...LINKS);

/** The book as a host would have it that gives it a folder and not a name of its own: every link must stay below it. */
export async function standBelow(): Promise<Outcome> {
  const [root, folder] = [join('dist-below'), 'hangbook'];
  rmSync(root, { recursive: true, force: true });
  // With the book in one piece, which only paper has: its own links are followed here, long before anything is printed.
  const place = { SITE: 'https://example.org', BASE: `/${folder}`, PRINT: '1' };
  const good =
    (await run('astro', ['build', '--silent', '--outDir', join(root, folder)], place)) &&
    (await run('html-validate', [`${root}/**/*.html`])) &&
    (await run('linkinator', [`${folder}/`, `${folder}/print/book/`, '--server-root', root, ...LINKS]));
  return outcome('below a path', good);
}

/** Files of the index of the search, whose lists its maker writes in an order of chance, the same folder or not. */
const BY_CHANCE = /^pagefind\//;

/** The same sources built in another folder, with a longer name: what comes out is the same, byte for byte. After `build`. */
export async function buildElsewhere(): Promise<Outcome> {
  const root = join(mkdtempSync(join(tmpdir(), 'hangbook-')), 'in-a-folder-with-quite-another-name');
  // The pages tell the day of the last commit, so its history has to be there; what is not committed is laid over it.
  const written = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    encoding: 'utf8',
  });
  const good = await run('git', ['clone', '--quiet', '.', root]);
  for (const file of written.split('\0').filter((one) => one !== '' && existsSync(one))) cpSync(file, join(root, file));
  symlinkSync(join(process.cwd(), 'node_modules'), join(root, 'node_modules'), 'dir');
  const built = good && (await run('astro', ['build', '--silent', '--root', root], {}, root));
  const files = built ? globSync('**/*.*', { cwd: 'dist' }).filter((file) => !BY_CHANCE.test(file)) : [];
  const other = files.filter((file) => {
    const there = join(root, 'dist', file);
    return !existsSync(there) || !readFileSync(there).equals(readFileSync(join('dist', file)));
  });
  console.log(`${files.length - other.length} of ${files.length} files are the same in another folder.`);
  for (const file of other.slice(0, 10)) console.error(`Not the same: ${file}`);
  rmSync(root, { recursive: true, force: true });
  return outcome('elsewhere', built && files.length > 0 && other.length === 0);
}

export async function unitTests(full: boolean): Promise<Outcome> {
  const file = report('vitest.json');
  const good = await run('vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`], {
    FULL: full ? '1' : '0',
  });
  return counted('vitest', good, () => {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(readFileSync(file, 'utf8'));
    return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests };
  });
}

export async function browserTests(full: boolean): Promise<Outcome> {
  const file = report('playwright.json');
  const good = await run('playwright', ['test', '--reporter=list,json'], {
    PLAYWRIGHT_JSON_OUTPUT_FILE: file,
    FULL: full ? '1' : '0',
  });
  return counted('playwright', good, () => {
    const { expected, unexpected, flaky, skipped } = JSON.parse(readFileSync(file, 'utf8')).stats;
    return { passed: expected + flaky, failed: unexpected, skipped };
  });
}

/** What `npm run check` asks, quickest answer first. */
export const CHECKS = [checkLock, checkStyle, checkOwed, checkSimulation, checkArchive, checkPages];
