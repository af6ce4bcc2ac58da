/** What tells one file from another besides its date and size: its name, its version, the processor it is for, its folder. */
import { type CellReader, printedFrom, type TableCell } from './cells.ts';

export interface NameCell extends TableCell {
  /** The name without the folders before it. */
  readonly name: string;
  /** Whether its ending is one that files of the archive have. Anything with a dot in it has the shape of a name. */
  readonly known: boolean;
}

export interface VersionCell extends TableCell {
  /** Its numbers, in their order. */
  readonly parts: readonly number[];
}

/** Processor families, and every way in which tables and people spell them, in small letters. */
export const PLATFORM_SPELLINGS = {
  x86: ['x86', 'i386', 'intel', '80x86'],
  Alpha: ['alpha', 'axp'],
  MIPS: ['mips'],
  PPC: ['ppc', 'powerpc'],
} as const;

export type PlatformName = keyof typeof PLATFORM_SPELLINGS;

export interface PlatformCell extends TableCell {
  /** The families that it names, in its order: mostly one. */
  readonly platforms: readonly PlatformName[];
}

/** Endings of the files in the archive's tables; compressed ones (`.sy_`) follow a rule. */
const ENDINGS = new Set(
  (
    '386 3gr acm adm ani app asp avi bat bcp bin bmp c cab cfg chm cmd cnt cnv com cpl cpp cpx csp cur dat dbf dbg dic dll ' +
    'doc dos dot drv exe flt fon frm fot gid gif h hlp htm html htr icm ico img inf ini jpg js lex lib lnk log lst map mdb ' +
    'mib mid mod mof mpd msg nls nt ocx olb ovl pal pdb pdf pdr pif pol ppd ppt prg reg rll rtf sc scr sep sql srg srv stf ' +
    'sym sys tlb tpl tsp ttf txt vbs vbx vxd wav wks wll wmf wri xla xls xml zip'
  ).split(' '),
);

const NAME = /^(?:[a-z]:|%\w+%)?(?:.*[\\/])?([^\\/:*?"<>|,;=()[\]]+\.([a-z_][\w$~]{0,3}|386|3gr|38_))$/i;

/** Whether a file can be called this: what stands before the dot holds a letter or a digit, and no address is meant. */
const isName = (name: string): boolean => /^[^.]*[a-z\d]/i.test(name) && !/@|^www\.|^https?:/i.test(name);

/** A compressed file's ending is cut and ends in a line: .sy_, .ex_. */
const isEnding = (text: string): boolean => ENDINGS.has(text.toLowerCase()) || /^\w{1,2}_$/.test(text);

/** A file name, with the folders before it or without. */
export const readName: CellReader<NameCell> = (words, from) => {
  const text = words[from]?.text ?? '';
  const [, name = '', ending = ''] = NAME.exec(text) ?? [];
  if (!isName(name) || text.includes('://')) return null;
  return { cell: { printed: text, at: words[from]?.at ?? 0, name, known: isEnding(ending) }, words: 1 };
};

/** The column of a name's ending behind its beginning, where an old `dir` prints the two apart: TCPIP    SYS. */
const ENDING_COLUMN = 9;

/** A name whose ending stands apart, as the first two of these words. A word that is no known ending must be in its column. */
export const readPartedName: CellReader<NameCell> = (words, from) => {
  const [first, second] = words.slice(from, from + 2);
  if (!first || !second || !/^[^.\\/:*?"<>]{1,8}$/.test(first.text) || !/^[\w$#@^]{1,3}$/.test(second.text))
    return null;
  if (!isEnding(second.text) && (second.at - first.at !== ENDING_COLUMN || /^\d+$/.test(second.text))) return null;
  const name = `${first.text}.${second.text}`;
  return { cell: { printed: name, at: first.at, name, known: true }, words: 2 };
};

/** Two to four numbers between dots. Two of them can be a size or a number of any kind: look at what else the row holds. */
export const readVersion: CellReader<VersionCell> = (words, from) => {
  const text = words[from]?.text ?? '';
  if (!/^v?\d{1,5}(?:\.\d{1,5}){1,3}$/i.test(text)) return null;
  const parts = text.replace(/^v/i, '').split('.').map(Number);
  return { cell: { printed: text, at: words[from]?.at ?? 0, parts }, words: 1 };
};

const platformOf = (text: string): PlatformName | undefined =>
  (Object.keys(PLATFORM_SPELLINGS) as PlatformName[]).find((platform) =>
    (PLATFORM_SPELLINGS[platform] as readonly string[]).includes(text.toLowerCase()),
  );

/** A processor family in any spelling, in brackets or without; or several with a slash or a comma between them. */
export const readPlatform: CellReader<PlatformCell> = (words, from) => {
  const text = words[from]?.text ?? '';
  const named = text.replace(/^[([]|[)\]]$/g, '').split(/[/,&]/);
  const platforms = named.map(platformOf).filter((platform) => platform !== undefined);
  if (platforms.length === 0 || platforms.length < named.length) return null;
  return { cell: { printed: text, at: words[from]?.at ?? 0, platforms }, words: 1 };
};

/** A folder: a word with a backslash in it and no file name at its end. */
export const readFolder: CellReader<TableCell> = (words, from) => {
  const text = words[from]?.text ?? '';
  if (!/^(?:[a-z]:|%\w+%|[\w~$-]+)?\\/i.test(text) || readName(words, from)) return null;
  return { cell: { printed: printedFrom(words, from, 1), at: words[from]?.at ?? 0 }, words: 1 };
};
