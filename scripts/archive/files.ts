/** The files of an archive on this disk, one after the other: an archive holds tens of thousands. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { asWindows1252 } from '../../src/archive/lines.ts';

/** A path that leads nowhere, or to nothing that can be read. The message is one sentence. */
export class BadPath extends Error {}

export interface ArchiveFile {
  readonly path: string;
  readonly text: string;
}

/** The text of one file. Bytes outside ASCII are Windows-1252. @throws BadPath where it cannot be read. */
export function readFileAt(path: string): ArchiveFile {
  try {
    return { path, text: asWindows1252(readFileSync(path, 'latin1')) };
  } catch (error) {
    throw new BadPath(`${path} cannot be read: ${reasonOf(error)}.`);
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'this user may not open it',
  EISDIR: 'it is a folder, and one article is expected',
};
const reasonOf = (error: unknown): string => {
  const { code = '', message } = error as NodeJS.ErrnoException;
  return REASONS[code] ?? message;
};

/** No article is longer; a larger file is something else. */
const LARGEST = 4_000_000;

/** Every file below a path that can be an article, by name, whatever its folder; the file itself where the path is one. */
export function* pathsBelow(path: string): Generator<string> {
  let stat: ReturnType<typeof statSync>;
  try {
    stat = statSync(path);
  } catch (error) {
    throw new BadPath(`${path} cannot be read: ${reasonOf(error)}.`);
  }
  if (stat.isFile() && stat.size <= LARGEST) yield path;
  if (!stat.isDirectory()) return;
  const names = readdirSync(path).toSorted();
  for (const name of names) if (!name.startsWith('.')) yield* pathsBelow(join(path, name));
}
