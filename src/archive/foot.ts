/** The foot of an article: words for the search of the time, and fields that classify it. */
import type { LineSaid, SourceLine } from './lines.ts';

/** Fields at the foot, by the names that the archive prints. */
export const FOOT_FIELDS = [
  'Keywords',
  'Component',
  'Technology',
  'Version',
  'Hardware',
  'Issue type',
  'Solution Type',
  'Platform',
] as const;
export type FootField = (typeof FOOT_FIELDS)[number];

export interface Foot {
  /** Null where the line is missing. */
  readonly queryWords: LineSaid | null;
  /** Fields that are there, empty ones included. */
  readonly fields: ReadonlyMap<FootField, LineSaid>;
  /** The line with which it begins: what stands before it is the article's text. */
  readonly from: number;
}

const FIELD = new RegExp(`^(${FOOT_FIELDS.join('|')}) *:(.*)$`);
const QUERY_WORDS = /^ ?Additional (?:query|reference) words:(.*)$/;
const RULER = /^={60,}\s*$/;

/** Words after the first line, if there are any, up to the ruler. */
function queryWordsFrom(body: readonly SourceLine[], at: number): LineSaid {
  const words = [QUERY_WORDS.exec(body[at]?.text ?? '')?.[1] ?? ''];
  for (const { text } of body.slice(at + 1)) {
    if (RULER.test(text)) break;
    words.push(text);
  }
  return { text: words.join(' ').replace(/\s+/g, ' ').trim(), line: body[at]?.line ?? 0 };
}

/**
 * Reads the foot, looking from the end of the body: a ruler in a code sample above must not be taken for it.
 *
 * @returns null where no ruler with fields below it is there, as in a file that was cut off.
 */
export function readFoot(body: readonly SourceLine[]): Foot | null {
  const ruler = body.findLastIndex(({ text }, index) => RULER.test(text) && FIELD.test(body[index + 1]?.text ?? ''));
  if (ruler < 0) return null;
  const fields = new Map<FootField, LineSaid>();
  for (const { text, line } of body.slice(ruler + 1)) {
    const [, name, value = ''] = FIELD.exec(text) ?? [];
    if (name !== undefined) fields.set(name as FootField, { text: value.trim(), line });
  }
  const query = body.findLastIndex(({ text }, index) => index < ruler && QUERY_WORDS.test(text));
  const between = query < 0 ? ruler : query;
  return {
    queryWords: query < 0 ? null : queryWordsFrom(body, query),
    fields,
    from: body[between]?.line ?? 0,
  };
}
