/** The head of an article: its number, its title, and the fields by which the archive files it. */
import { wholly } from './cells.ts';
import { readDate } from './dateCells.ts';
import type { LineSaid, PrintedPage, SourceLine } from './lines.ts';

export interface Head {
  /** Q and five or six digits. */
  readonly kb: string;
  /** As yyyy-mm-dd; null where the date cannot be read. */
  readonly lastModified: string | null;
  /** The part of the archive; null in MD, which drops it. */
  readonly category: string | null;
  /** At most 64 characters: the archive cuts the rest. */
  readonly title: LineSaid;
  readonly product: LineSaid;
  /** As printed. MD drops a colon with which it begins. */
  readonly versions: LineSaid;
  readonly operatingSystems: LineSaid;
  /** Often cut short: the field of the same name at the foot is the one to trust. */
  readonly keywords: LineSaid;
}

const NAMES = {
  title: 'TITLE   :',
  product: 'PRODUCT :',
  versions: 'PROD/VER:',
  operatingSystems: 'OPER/SYS:',
  keywords: 'KEYWORDS:',
} as const;

/** The value behind a name; null where no line of the head has it. */
function saidBehind(head: readonly SourceLine[], name: string): LineSaid | null {
  const found = head.find(({ text }) => text.startsWith(name));
  return found ? { text: found.text.slice(name.length).trim(), line: found.line } : null;
}

/** The number of an article by the first line of its head; null where that is no such line. */
export const numberOf = (page: PrintedPage): string | null =>
  /^DOCUMENT:(Q\d{5,6})(?!\d)/.exec(page.head[0]?.text ?? '')?.[1] ?? null;

/** @returns the head, and which of its fields are missing; null where it is not the head of an article. */
export function readHead(page: PrintedPage): { readonly head: Head; readonly missing: readonly string[] } | null {
  const kb = numberOf(page);
  if (kb === null) return null;
  const [, date = '', behind = ''] = /^DOCUMENT:Q\d+\s+(\S*)(.*)/.exec(page.head[0]?.text ?? '') ?? [];
  const [, category = ''] = /^\s*\[(.*)\]/.exec(behind) ?? [];
  const missing: string[] = [];
  const field = (name: string): LineSaid => {
    const said = saidBehind(page.head, name);
    if (said === null) missing.push(name.slice(0, -1).trim());
    return said ?? { text: '', line: 1 };
  };
  const lastModified = wholly(readDate, date)?.days[0] ?? null;
  if (lastModified === null) missing.push('the date of the last change');
  const head = {
    kb,
    lastModified,
    category: page.form === 'MD' ? null : category,
    title: field(NAMES.title),
    product: field(NAMES.product),
    versions: field(NAMES.versions),
    operatingSystems: field(NAMES.operatingSystems),
    keywords: field(NAMES.keywords),
  };
  return { head, missing };
}
