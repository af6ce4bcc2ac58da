/** The line above a file table that names its columns. */

/** Columns that a file table can have. */
export const COLUMNS = ['name', 'date', 'time', 'size', 'version', 'platform', 'folder', 'other'] as const;
export type TableColumn = (typeof COLUMNS)[number];

export interface TableHeader {
  /** In the order in which they are printed. "Date/Time" is two. */
  readonly columns: readonly TableColumn[];
}

/** Names of columns, longest first, so that "File Date" is not a file and a date. */
const NAMES: readonly (readonly [pattern: RegExp, columns: readonly TableColumn[]])[] = [
  [/^(?:file )?(?:date\s*(?:\/|and|&)\s*time|time\s*(?:\/|and|&)\s*date|date ?stamp|time ?stamp)\b/, ['date', 'time']],
  [/^(?:file |creation |modified |last )?(?:modified )?date\b/, ['date']],
  [/^(?:file )?time\b/, ['time']],
  [/^(?:file )?size(?: \(?(?:in )?(?:bytes|kb|k)\)?)?/, ['size']],
  [/^bytes\b/, ['size']],
  [/^(?:file |product )?version(?: number)?s?\b/, ['version']],
  [/^(?:compressed |expanded )?file ?names?\b/, ['name']],
  [/^file\b/, ['name']],
  [/^name\b/, ['name']],
  [/^(?:platform|processor|architecture)s?\b/, ['platform']],
  [/^(?:destination|install(?:ation)?|target|default)? ?(?:folder|directory|location|path)\b/, ['folder']],
  [
    /^(?:drive type|language|build|checksum|crc|description|attributes?|type|status|disk|country|service pack|operating system|locale)\b/,
    ['other'],
  ],
];

/** The columns that a text names one after the other, with nothing else between them; null where it does not. */
function columnsOf(text: string): readonly TableColumn[] | null {
  const columns: TableColumn[] = [];
  let rest = text;
  while (rest !== '') {
    const found = NAMES.find(([pattern]) => pattern.test(rest));
    if (!found) return null;
    columns.push(...found[1]);
    rest = rest.replace(found[0], '').replace(/^[\s|,:*-]+/, '');
  }
  return columns;
}

/** Kinds of which a header names at least one beside the file, or three without it. */
const TELLING: readonly TableColumn[] = ['date', 'time', 'size', 'version'];

/** Reads a line as the header of a file table: names of columns and nothing else. Null for any other line. */
export function readHeader(line: string): TableHeader | null {
  const text = line
    .toLowerCase()
    .replace(/^[\s|]+/, '')
    .trimEnd();
  if (text.length > 160 || !/^[a-z]/.test(text)) return null;
  const columns = columnsOf(text);
  if (columns === null) return null;
  const telling = TELLING.filter((column) => columns.includes(column)).length;
  return telling >= (columns.includes('name') ? 1 : 3) ? { columns } : null;
}
