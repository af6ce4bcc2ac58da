/** A line of text taken apart, and how far it has been understood. */

interface SpelledToken {
  readonly text: string;
  /** From 1. */
  readonly column: number;
}

/** A name, a number (or an address with dots), an operator of two signs, the three dots, or one sign with the marks and joined signs behind it. */
const TOKEN = /[A-Za-z_]\w*|\d[\w.]*|\.\.\.|->|==|!=|&&|\|\||\+\+|--|\|=|\S(?:[\p{M}\p{Emoji_Modifier}]|\u200d\S)*/gu;

export const tokensOf = (text: string): readonly SpelledToken[] =>
  [...text.matchAll(TOKEN)].map(({ 0: token, index }) => ({ text: token, column: index + 1 }));

/** What a line could have gone on with where it stopped to be one. */
export interface ExpectedText {
  /** What would have fitted there, each as it would be written or as what it is called: `AoLock`, `;`, `a number`. */
  readonly choices: readonly string[];
  /** What belongs there, where it has a name: `spin lock`. */
  readonly what: string | null;
}

/** Reads the tokens of one line from left to right, and keeps what was expected at the place where it got furthest. */
export class Reader {
  readonly tokens: readonly SpelledToken[];
  at = 0;
  #furthest = 0;
  #expected: ExpectedText[] = [];
  readonly #end: number;

  constructor(text: string) {
    this.tokens = tokensOf(text);
    this.#end = text.trimEnd().length + 1;
  }

  /** Whether all is read. */
  get done(): boolean {
    return this.at === this.tokens.length;
  }

  /** Whether this token stands here. */
  standsAt(text: string): boolean {
    return this.tokens[this.at]?.text === text;
  }

  /** Passes over these tokens, or notes which of them was expected and passes over none. */
  takes(text: string): boolean {
    const start = this.at;
    for (const token of tokensOf(text)) {
      if (!this.standsAt(token.text)) {
        this.expect({ choices: [token.text], what: null });
        this.at = start;
        return false;
      }
      this.at++;
    }
    return true;
  }

  /** Passes over the longest of these texts that stands here. Null: none does, and nothing is passed over. */
  takesOneOf<T>(things: readonly T[], textOf: (thing: T) => string): T | null {
    let best: { thing: T; length: number } | null = null;
    for (const thing of things) {
      const wanted = tokensOf(textOf(thing));
      if (
        wanted.length > (best?.length ?? 0) &&
        wanted.every(({ text }, at) => this.tokens[this.at + at]?.text === text)
      )
        best = { thing, length: wanted.length };
    }
    if (best) this.at += best.length;
    return best?.thing ?? null;
  }

  /** Notes what would have fitted where it stands. */
  expect(expected: ExpectedText): void {
    if (this.at < this.#furthest) return;
    if (this.at > this.#furthest) this.#expected = [];
    this.#furthest = this.at;
    this.#expected.push(expected);
  }

  /** Whether all is read; notes that nothing more was expected where it is not. */
  ends(): boolean {
    if (!this.done) this.expect({ choices: ['the end of the line'], what: null });
    return this.done;
  }

  /** Where it got furthest: the column, what stands there, and what would have fitted. */
  get complaint(): {
    readonly column: number;
    readonly found: string;
    /** Nothing of the line has been understood. */
    readonly isFirst: boolean;
    readonly expected: readonly ExpectedText[];
  } {
    return { ...this.placeOf(this.#furthest), isFirst: this.#furthest === 0, expected: this.#expected };
  }

  /** The column of a token, and what stands there: nothing at the end. */
  placeOf(at: number): { readonly column: number; readonly found: string } {
    const token = this.tokens[at];
    return { column: token?.column ?? this.#end, found: token ? this.#nameAt(at) : '' };
  }

  /** A whole name with its arrows, or one sign. */
  #nameAt(at: number): string {
    const isName = (text: string | undefined): boolean => text !== undefined && /^[A-Za-z_]/.test(text);
    let name = this.tokens[at]?.text ?? '';
    if (!isName(name)) return name;
    for (let next = at + 1; this.tokens[next]?.text === '->' && isName(this.tokens[next + 1]?.text); next += 2)
      name += `->${this.tokens[next + 1]?.text}`;
    return name;
  }
}
