/**
 * Pseudo-C in colour, by class and never by style: a strict Content-Security-Policy refuses style attributes,
 * and the colours belong to our style sheets, where both themes and print can choose them.
 *
 * For the server only. An island that imports this ships the grammar to every reader; hand it tokens instead.
 */
import {
  createHighlighterCoreSync,
  type HighlighterCore,
  type ShikiTransformer,
  type ThemeRegistration,
} from 'shiki/core';
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';
import c from 'shiki/langs/c.mjs';
import { TOKEN_KINDS, type Token, type TokenKind } from '../views/listing/tokens.ts';

const SCOPES: Readonly<Record<TokenKind, readonly string[]>> = {
  keyword: ['keyword.control', 'keyword.operator.sizeof', 'storage'],
  call: ['entity.name.function', 'support.function'],
  literal: ['constant', 'string'],
  comment: ['comment', 'punctuation.definition.comment'],
};

/** Shiki can only paint, so each kind gets a colour that stands for it: its number, plus one. */
const paintOf = (kind: TokenKind) => `#00000${TOKEN_KINDS.indexOf(kind) + 1}`;
const kindOf = (paint: string | undefined): TokenKind | null =>
  TOKEN_KINDS.find((kind) => paint?.includes(paintOf(kind))) ?? null;

export const theme: ThemeRegistration = {
  name: 'hangbook',
  type: 'light',
  fg: '#000000',
  bg: '#ffffff',
  settings: TOKEN_KINDS.map((kind) => ({ scope: [...SCOPES[kind]], settings: { foreground: paintOf(kind) } })),
};

/** For fenced code in articles: every style attribute that Shiki writes becomes a class, or goes. */
export const styleToClass: ShikiTransformer = {
  name: 'style-to-class',
  pre(node) {
    delete node.properties['style'];
  },
  span(node) {
    const { style } = node.properties;
    delete node.properties['style'];
    const kind = kindOf(String(style));
    if (kind !== null) this.addClassToHast(node, `c-${kind}`);
  },
};

let highlighter: HighlighterCore | undefined;

/** The lines of one listing, coloured together so that a comment may span several. */
export function highlightC(lines: readonly string[]): Token[][] {
  highlighter ??= createHighlighterCoreSync({ engine: createJavaScriptRegexEngine(), langs: [c], themes: [theme] });
  const { tokens } = highlighter.codeToTokens(lines.join('\n'), { lang: 'c', theme: 'hangbook' });
  return tokens.map((line) => line.map(({ content, color }) => ({ text: content, kind: kindOf(color) })));
}
