/** When the text of an entry was first and last changed, by the history from which the site is built. */
import { execFileSync } from 'node:child_process';

export interface Dates {
  readonly first: Date;
  readonly last: Date;
}

/** What `git log --format=%cs --name-only` prints, newest first, by file. */
export function datesIn(log: string): ReadonlyMap<string, Dates> {
  const dates = new Map<string, Dates>();
  let day = new Date(0);
  for (const line of log.split('\n')) {
    if (/^\d{4}-\d\d-\d\d$/.test(line)) day = new Date(line);
    else if (line !== '') dates.set(line, { first: day, last: dates.get(line)?.last ?? day });
  }
  return dates;
}

function read(): ReadonlyMap<string, Dates> {
  const git = (...args: string[]) =>
    execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  try {
    // The oldest commit of a shallow history seems to have written everything.
    if (git('rev-parse', '--is-shallow-repository').trim() !== 'false') return new Map();
    return datesIn(git('log', '--format=%cs', '--name-only', '--relative', '--', 'src/content'));
  } catch {
    return new Map();
  }
}

let once: ReadonlyMap<string, Dates> | undefined;

/** By the path of its file from the root of the project; null where the site is built without its history, or the file is new. */
export function datesOf(file: string | undefined): Dates | null {
  once ??= read();
  return (file === undefined ? undefined : once.get(file)) ?? null;
}
