/**
 * `npm run bench:archive`: what an audit of an archive of the real one's size takes, in a process of its own.
 *
 * The archive is made up, 57,000 articles of some 200 MB, written to a folder for temporary files and removed again.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { audit } from '../scripts/archive/auditing.ts';
import { pathsBelow, readFileAt } from '../scripts/archive/files.ts';
import { readBook } from '../src/content/book.ts';
import { manyArticles } from '../tools/archiveMany.ts';

const ARTICLES = 57_000;

/** Audits a folder and prints what that took, as JSON: in a process that does nothing else. */
function once(folder: string, every: boolean): void {
  const files = function* () {
    for (const path of pathsBelow(folder)) yield readFileAt(path);
  };
  const start = performance.now();
  const { articles, rest } = audit(files(), readBook(), { every });
  const seconds = (performance.now() - start) / 1000;
  console.log(JSON.stringify({ articles, rows: rest.rows, seconds, megabytes: process.resourceUsage().maxRSS / 1024 }));
}

function write(folder: string): number {
  let bytes = 0;
  for (const { path, text } of manyArticles(ARTICLES)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text, 'latin1');
    bytes += text.length;
  }
  return bytes;
}

const [flag, folder = '', every] = process.argv.slice(2);
if (flag === '--once') once(folder, every === '--every');
else {
  const archive = mkdtempSync(join(tmpdir(), 'hangbook-archive-'));
  try {
    console.log(`${ARTICLES.toLocaleString('en-US')} made-up articles, ${Math.round(write(archive) / 1e6)} MB`);
    for (const reading of [[], ['--every']]) {
      const output = execFileSync(process.execPath, [import.meta.filename, '--once', archive, ...reading], {
        encoding: 'utf8',
      });
      const { rows, seconds, megabytes } = JSON.parse(output);
      const what =
        reading.length > 0
          ? `every article read, ${rows.toLocaleString('en-US')} rows`
          : 'only the articles of this book read';
      console.log(`${what}: ${seconds.toFixed(1)} s, ${Math.round(megabytes)} MB at most`);
    }
  } finally {
    rmSync(archive, { recursive: true });
  }
}
