/** The colours of a listing, as data: the server works them out and the views only show them. */

/** What may be coloured in a listing. The classes are `c-keyword` and so on: see src/styles/base.css. */
export const TOKEN_KINDS = ['keyword', 'call', 'literal', 'comment'] as const;
export type TokenKind = (typeof TOKEN_KINDS)[number];

/** A stretch of one line in one colour; `kind` is null for plain ink. */
export interface Token {
  readonly text: string;
  readonly kind: TokenKind | null;
}
