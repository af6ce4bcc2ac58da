/**
 * The colours of every line that an island may show, worked out on the server: so a listing can change line by
 * line in a browser that has no highlighter.
 *
 * In the lines of one machine a word has one colour wherever it stands, so its words are enough: one string, because an
 * island's properties are written into the page one by one, with a row for each kind.
 */
import type { Token, TokenKind } from './tokens.ts';

/** The words that are not in plain ink. */
export type Ink = ReadonlyMap<string, TokenKind>;

const WORDS = /(\w+)/;

/** @throws Error where words alone cannot give every line its colours, which stops the build. */
export function packInk(lines: ReadonlyMap<string, readonly Token[]>): string {
  const kinds = new Map<TokenKind, Set<string>>();
  for (const { text, kind } of [...lines.values()].flat())
    if (kind !== null) kinds.set(kind, (kinds.get(kind) ?? new Set()).add(text));
  const packed = [...kinds].map(([kind, words]) => [kind, ...words].join(' ')).join('\n');
  const ink = unpackInk(packed);
  for (const [text, tokens] of lines)
    if (JSON.stringify(inInk(text, ink)) !== JSON.stringify(tokens))
      throw new Error(`A word of "${text}" has another colour there than elsewhere: an ink has one for each.`);
  return packed;
}

export const unpackInk = (packed: string): Ink =>
  new Map(
    packed.split('\n').flatMap((row) => {
      const [kind, ...words] = row.split(' ');
      return words.map((word) => [word, kind as TokenKind] as const);
    }),
  );

/** A line in its colours; whatever the ink does not know is plain. */
export function inInk(text: string, ink: Ink): readonly Token[] {
  const tokens: Token[] = [];
  for (const part of text.split(WORDS)) {
    const kind = ink.get(part) ?? null;
    const last = tokens.at(-1);
    if (kind === null && last?.kind === null) tokens[tokens.length - 1] = { text: last.text + part, kind };
    else if (part !== '') tokens.push({ text: part, kind });
  }
  return tokens;
}
