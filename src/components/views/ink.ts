/**
 * The colours of every line that an island may show, worked out on the server: so a listing can change line by
 * line in a browser that has no highlighter.
 *
 * One string, because an island's properties are written into the page one by one: a line of pseudo-C, a tab, and
 * for each stretch of it a letter for its kind and its length.
 */
import type { Token, TokenKind } from '../highlight.ts';

const LETTERS: Readonly<Record<TokenKind, string>> = { keyword: 'k', call: 'f', literal: 'l', comment: 'c' };
const PLAIN = 'p';

export type Ink = ReadonlyMap<string, readonly Token[]>;

export const packInk = (lines: ReadonlyMap<string, readonly Token[]>): string =>
  [...lines]
    .map(
      ([text, tokens]) =>
        `${text}\t${tokens.map((token) => `${token.kind ? LETTERS[token.kind] : PLAIN}${token.text.length}`).join('')}`,
    )
    .join('\n');

export function unpackInk(packed: string): Ink {
  const kindOf = new Map(Object.entries(LETTERS).map(([kind, letter]) => [letter, kind as TokenKind]));
  return new Map(
    packed.split('\n').map((row) => {
      const [text = '', code = ''] = row.split('\t');
      let from = 0;
      const tokens = [...code.matchAll(/([a-z])(\d+)/g)].map(([, letter = PLAIN, length]) => {
        const token: Token = { text: text.slice(from, from + Number(length)), kind: kindOf.get(letter) ?? null };
        from += Number(length);
        return token;
      });
      return [text, tokens] as const;
    }),
  );
}
