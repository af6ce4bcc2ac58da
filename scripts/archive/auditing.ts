/** The audit itself: files of an archive, one after the other, against the whole book. It keeps figures and differences, no text. */
import { type ArchiveArticle, readArticle } from '../../src/archive/article.ts';
import type { Book } from '../../src/content/joins.ts';
import { isOfDriver, namedBy } from './facts.ts';
import type { ArchiveFile } from './files.ts';
import { judgementsOn, verdictsOf } from './judges.ts';
import { sentence } from './verdicts.ts';

/** What articles hold that this book does not tell, where they were read too. */
export interface Rest {
  articles: number;
  rows: number;
  unread: number;
}

/** What an audit found. */
export interface Audit {
  /** One sentence for each fact of ours that the archive has otherwise. */
  readonly differences: readonly string[];
  /** One sentence for each line of a told article that could not be read. */
  readonly unread: readonly string[];
  /** How many facts were compared. */
  readonly facts: number;
  readonly files: number;
  /** Files that are articles of the archive. */
  readonly articles: number;
  /** Articles that this book tells, and the path holds, by number. */
  readonly held: readonly string[];
  /** Articles that this book tells or cites, and the path does not hold. */
  readonly notHeld: readonly string[];
  /** Rows that the told articles print for files of which this book carries no row. */
  readonly rowsNotCarried: number;
  /** Rows of ours from other public copies: no archive can judge them. */
  readonly fromCopies: number;
  readonly rest: Rest;
}

export interface AuditOptions {
  /** Whether to read the articles, too, that this book does not tell, and count what cannot be read in them. */
  readonly every?: boolean;
  /** Called after each file. */
  readonly onFile?: (files: number) => void;
}

/** The number of an article without reading it; null where a text does not begin as an article does. */
const numberIn = (text: string): string | null =>
  /^DOCUMENT:(Q\d{5,6})(?!\d)/.exec(text)?.[1] ??
  /^---\r?\n[\s\S]{0,400}?\n\t?Article: (Q\d{5,6})(?!\d)/.exec(text.slice(0, 1000))?.[1] ??
  null;

/** How an article that the book does not tell is named by those that it does. */
interface Mention {
  readonly titles: Set<string>;
  readonly path: string;
  readonly line: number;
}

/** Titles under which told articles name those of which the book has little more than that. */
class Mentions {
  private readonly of = new Map<string, Mention>();

  add(article: ArchiveArticle, path: string): void {
    for (const { kb, titles, line } of namedBy(article)) {
      const mention = this.of.get(kb) ?? { titles: new Set(), path, line: article.inFile(line) };
      for (const title of titles) mention.titles.add(title);
      this.of.set(kb, mention);
    }
  }

  /** Titles of ours that none of those who name the article prints. */
  differences({ absent }: Book): readonly string[] {
    return absent.flatMap(({ id, data: { title, kb } }) => {
      const mention = this.of.get(kb);
      if (!mention || (title === null ? mention.titles.size === 0 : mention.titles.has(title))) return [];
      const printed = [...mention.titles].map((one) => `"${one}"`).join(' or ') || 'nothing';
      return [
        `absent/${id}: title has ${title === null ? 'nothing' : `"${title}"`} here; the archive has ${printed} (${mention.path}, line ${mention.line}).`,
      ];
    });
  }
}

/** Rows of an article that the book could carry with it, and does not. */
function rowsNotCarried(article: ArchiveArticle, { articles, briefs }: Book): number {
  const ours = [...articles, ...briefs].find(({ data }) => data.kb === article.kb)?.data.files ?? [];
  return article.rows.filter((row) => !isOfDriver(row) && !ours.some(({ line }) => line === row.line)).length;
}

/** Compares a book with an archive. What a file cannot tell is counted; nothing throws. */
export function audit(files: Iterable<ArchiveFile>, book: Book, { every = false, onFile }: AuditOptions = {}): Audit {
  const judgements = judgementsOn(book);
  const mentions = new Mentions();
  const seen = new Set<string>();
  const differences: string[] = [];
  const unread: string[] = [];
  const rest: Rest = { articles: 0, rows: 0, unread: 0 };
  const count = { files: 0, articles: 0, facts: 0, rowsNotCarried: 0 };

  const read = ({ path, text }: ArchiveFile, told: boolean): void => {
    const article = readArticle(text);
    if (!article) return;
    const verdicts = verdictsOf(judgements, article);
    count.facts += verdicts.length;
    for (const verdict of verdicts) if (!verdict.agrees) differences.push(sentence(verdict, path, article.inFile));
    if (!told) {
      rest.rows += article.rows.length;
      rest.unread += article.problems.length;
      return;
    }
    mentions.add(article, path);
    count.rowsNotCarried += rowsNotCarried(article, book);
    for (const { line, says } of article.problems) unread.push(`${path}, line ${article.inFile(line)} ${says}.`);
  };

  for (const file of files) {
    const kb = numberIn(file.text);
    count.files++;
    if (kb !== null) {
      count.articles++;
      seen.add(kb);
      const told = judgements.told.has(kb);
      if (!told) rest.articles++;
      if (every || judgements.of.has(kb)) read(file, told);
    }
    onFile?.(count.files);
  }

  const known = [...judgements.of.keys()].toSorted();
  const [held, notHeld] = [
    known.filter((kb) => seen.has(kb) && judgements.told.has(kb)),
    known.filter((kb) => !seen.has(kb) && !book.absent.some(({ data }) => data.kb === kb && !data.inArchive)),
  ];
  return {
    ...count,
    differences: [...differences, ...mentions.differences(book)],
    unread,
    held,
    notHeld,
    fromCopies: judgements.fromCopies,
    rest,
  };
}
