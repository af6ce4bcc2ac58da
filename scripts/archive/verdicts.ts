/** One fact of ours beside the archive's text. */

/** What both sides say, as a reader would see it printed. */
export interface Verdict {
  /** The entry, by folder and name: articles/Q177245. */
  readonly entry: string;
  /** The field, with the places in lists from 0: files.2.size. */
  readonly field: string;
  readonly ours: string;
  readonly archive: string;
  /** The line of the archive's text, as the TXT form counts. */
  readonly line: number;
  readonly agrees: boolean;
}

/** Receives facts as they are compared. */
export type Judge = (verdict: Omit<Verdict, 'entry'>) => void;

const shown = (value: unknown): string => {
  if (value === null || value === undefined || value === '') return 'nothing';
  if (Array.isArray(value)) return value.length === 0 ? 'nothing' : value.map((one) => `"${one}"`).join(', ');
  return `"${value instanceof Date ? dayOf(value) : value}"`;
};

/** A date of ours as yyyy-mm-dd. */
export const dayOf = (date: Date): string => date.toISOString().slice(0, 10);

const single = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Whether two values print alike. White space is not told apart: the archive aligns with it. */
function alike(ours: unknown, archive: unknown): boolean {
  if (Array.isArray(ours) && Array.isArray(archive))
    return ours.length === archive.length && ours.every((one, index) => alike(one, archive[index]));
  if (ours instanceof Date) return dayOf(ours) === archive;
  return single(String(ours ?? '')) === single(String(archive ?? ''));
}

/** The verdict on a value that both sides give. */
export const compared = (field: string, ours: unknown, archive: unknown, line: number): Omit<Verdict, 'entry'> => ({
  field,
  ours: shown(ours),
  archive: shown(archive),
  line,
  agrees: alike(ours, archive),
});

/** The verdict on a value that the archive's text must hold somewhere. `where` says where that is, as "line 12". */
export const expected = (
  field: string,
  ours: unknown,
  holds: boolean,
  otherwise: string,
  line: number,
): Omit<Verdict, 'entry'> => ({
  field,
  ours: shown(ours),
  archive: holds ? shown(ours) : otherwise,
  line,
  agrees: holds,
});

/** A difference as a sentence. `path` is the file of the archive, `inFile` finds its lines there. */
export const sentence = (
  { entry, field, ours, archive, line }: Verdict,
  path: string,
  inFile: (line: number) => number,
): string => `${entry}: ${field} has ${ours} here; the archive has ${archive} (${path}, line ${inFile(line)}).`;
