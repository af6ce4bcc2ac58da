/**
 * `npm run audit -- PATH`: every fact of the book beside the archive's own text.
 *
 * Exit status 0 where nothing differs, 1 where something does, 2 with one sentence for what cannot be understood.
 */
import { parseArgs } from 'node:util';
import { readBook } from '../src/content/book.ts';
import { BadEntry } from '../src/content/written.ts';
import { type Audit, audit } from './archive/auditing.ts';
import { type ArchiveFile, BadPath, pathsBelow, readFileAt } from './archive/files.ts';

const USAGE = `npm run audit -- PATH [--every]
  PATH     an archive article (TXT, or the MD page made from it), or a folder of them
  --every  read the articles, too, that this book does not tell, and count what cannot be read in them`;

function* filesBelow(path: string): Generator<ArchiveFile> {
  for (const file of pathsBelow(path)) yield readFileAt(file);
}

const plural = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;

/** A line on standard error that is overwritten at a terminal, and written every few seconds elsewhere. */
function progress(): (files: number) => void {
  const { isTTY } = process.stderr;
  const pause = isTTY ? 100 : 5000;
  let last = performance.now();
  return (files) => {
    if (performance.now() - last < pause) return;
    last = performance.now();
    process.stderr.write(isTTY ? `\r${plural(files, 'file')} read ` : `${plural(files, 'file')} read\n`);
  };
}

/** What an audit found, for a reader. */
export function report({ differences, unread, held, notHeld, rest, ...count }: Audit, every: boolean): string {
  const lines = [
    ...differences,
    ...unread.map((one) => `Not read: ${one}`),
    '',
    `${plural(count.files, 'file')}, ${plural(count.articles, 'article')} of the archive among them; this book tells ${plural(held.length, 'of them', 'of them')}.`,
    `${plural(count.facts, 'fact')} compared, ${plural(differences.length, 'difference')}.`,
  ];
  if (notHeld.length > 0) {
    const which = notHeld.length > 12 ? '' : `: ${notHeld.join(', ')}`;
    lines.push(`${plural(notHeld.length, 'article')} of ours not in this archive, and compared with nothing${which}.`);
  }
  if (count.fromCopies > 0)
    lines.push(
      `${plural(count.fromCopies, 'row')} of ours ${count.fromCopies === 1 ? 'is' : 'are'} from other public copies; the archive cannot judge them.`,
    );
  if (count.rowsNotCarried > 0)
    lines.push(
      `The told articles print ${plural(count.rowsNotCarried, 'row')} of files that this book does not carry.`,
    );
  if (every)
    lines.push(
      `${plural(rest.articles, 'other article')}: ${plural(rest.rows, 'row')} read, ${plural(rest.unread, 'line')} not read.`,
    );
  return lines.join('\n');
}

/** @returns the exit status. */
function main(args: readonly string[]): number {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { every: { type: 'boolean' } },
      allowPositionals: true,
    });
    const [path, ...others] = positionals;
    if (path === undefined || others.length > 0) throw new BadPath(`One file or folder is expected.\n${USAGE}`);
    const every = values.every ?? false;
    const found = audit(filesBelow(path), readBook({ unfinished: true }), { every, onFile: progress() });
    if (process.stderr.isTTY) process.stderr.write('\r');
    if (found.articles === 0)
      throw new BadPath(
        `${path} holds no article of the archive: TXT files that begin with DOCUMENT:, or MD pages made from them, are expected.`,
      );
    console.log(report(found, every).trim());
    return found.differences.length > 0 ? 1 : 0;
  } catch (error) {
    const { message, code } = error as NodeJS.ErrnoException;
    if (!(error instanceof BadPath || error instanceof BadEntry || code?.startsWith('ERR_PARSE_ARGS'))) throw error;
    console.error(message);
    return 2;
  }
}

if (process.argv[1] === import.meta.filename) process.exitCode = main(process.argv.slice(2));
