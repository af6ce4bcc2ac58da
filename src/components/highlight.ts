/**
 * Pseudo-C in colour, by class and never by style: a strict Content-Security-Policy refuses style attributes,
 * and the colours belong to our style sheet (src/styles/code.css), where both themes and print can choose them.
 *
 * For the server only. An island that imports this ships the grammar to every reader; hand it tokens instead.
 */
import {
  createCssVariablesTheme,
  createHighlighterCoreSync,
  type HighlighterCore,
  type ShikiTransformer,
} from 'shiki/core';
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';
import c from 'shiki/langs/c.mjs';

/** A stretch of one line in one colour. `kind` is the class that colours it, or null for plain ink. */
export interface Token {
  readonly text: string;
  readonly kind: string | null;
}

/** What the css-variables theme calls the colour of plain text: no class needed. */
const PLAIN = 'foreground';

/** `color:var(--astro-code-token-keyword)` to `c-keyword`. */
function classOf(style: string | undefined): string | null {
  const name = style?.match(/var\(--astro-code-(?:token-)?([a-z-]+)\)/)?.[1];
  return name === undefined || name === PLAIN ? null : `c-${name}`;
}

/** For fenced code in articles: every style attribute that Shiki writes becomes a class, or goes. */
export const styleToClass: ShikiTransformer = {
  name: 'style-to-class',
  pre(node) {
    delete node.properties['style'];
  },
  span(node) {
    const { style } = node.properties;
    delete node.properties['style'];
    const kind = classOf(typeof style === 'string' ? style : undefined);
    if (kind !== null) this.addClassToHast(node, kind);
  },
};

let highlighter: HighlighterCore | undefined;

/** The lines of one listing, coloured together so that a comment may span several. */
export function highlightC(lines: readonly string[]): Token[][] {
  highlighter ??= createHighlighterCoreSync({
    engine: createJavaScriptRegexEngine(),
    langs: [c],
    themes: [createCssVariablesTheme({ name: 'css-variables', variablePrefix: '--astro-code-' })],
  });
  const { tokens } = highlighter.codeToTokens(lines.join('\n'), { lang: 'c', theme: 'css-variables' });
  return tokens.map((line) => line.map(({ content, color }) => ({ text: content, kind: classOf(color) })));
}
