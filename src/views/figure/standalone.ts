/**
 * The figure's style sheet for a figure that leaves the page: as a file of its own, or as the picture that other sites
 * show with a link. Read from the sheets that the page uses, so that a figure looks the same wherever it is.
 *
 * What only a browser can work out is worked out here: variables, `light-dark()`, `color-mix()`, and the hue that a lane
 * hands down, which becomes `currentColor`. What is left is what any reader of SVG knows.
 */
import postcss from 'postcss';
import type { FigureForm } from './figure.ts';

export type FigureTheme = 'light' | 'dark';

/** Splits at commas that are not inside brackets. */
const parts = (text: string): readonly string[] => text.split(/,(?![^(]*\))/).map((part) => part.trim());

/** The value of every variable that tokens.css sets on the root, in one theme. */
function variablesOf(tokens: string, theme: FigureTheme): Map<string, string> {
  const variables = new Map<string, string>();
  postcss.parse(tokens).walkRules(':root', (rule) => {
    if (rule.parent?.type !== 'root') return;
    rule.walkDecls(/^--/, ({ prop, value }) => {
      const both = /^light-dark\((.*)\)$/.exec(value)?.[1];
      variables.set(prop, both ? (parts(both)[theme === 'light' ? 0 : 1] ?? both) : value);
    });
  });
  return variables;
}

const NAMES: Readonly<Record<string, string>> = {
  '--sans': "'IBM Plex Sans', sans-serif",
  '--serif': "'IBM Plex Serif', serif",
  '--mono': "'IBM Plex Mono', monospace",
};

/** A value without `var()`. A hue is whatever the nearest lane or lock says: currentColor. */
function plain(value: string, variables: ReadonlyMap<string, string>): string {
  const written = value.replace(/var\((--[\w-]+)(?:,[^()]*(?:\([^()]*\))?)?\)/g, (whole, name: string) =>
    name === '--hue' ? 'currentColor' : (NAMES[name] ?? variables.get(name) ?? whole),
  );
  return written === value || !written.includes('var(') ? written : plain(written, variables);
}

const channels = (hex: string): readonly number[] => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
const mixed = (one: string, share: number, other: string): string =>
  `#${channels(one)
    .map((value, at) => Math.round(value * share + (channels(other)[at] ?? 0) * (1 - share)))
    .map((value) => value.toString(16).padStart(2, '0'))
    .join('')}`;

/** `color-mix(in srgb, X 15%, Y)`: mixed where X is known, else X laid thinly over whatever is below. */
function unmixed(prop: string, value: string): readonly (readonly [string, string])[] {
  const mix = /^color-mix\(in srgb, (.+) ([\d.]+)%, (.+)\)$/.exec(value);
  if (!mix) return [[prop, value]];
  const [, one = '', percent = '0', other = ''] = mix;
  const share = Number(percent) / 100;
  return one === 'currentColor'
    ? [
        [prop, one],
        [`${prop}-opacity`, String(share)],
      ]
    : [[prop, mixed(one, share, other)]];
}

/**
 * @param lanes the text of lanes.css
 * @param tokens the text of tokens.css
 */
export function standaloneCss(lanes: string, tokens: string, form: FigureForm, theme: FigureTheme = 'light'): string {
  const variables = variablesOf(tokens, theme);
  const sheet = postcss.parse(lanes);
  // Measures that the figure sets for itself, those of the narrow form over those of both.
  for (const selector of ['.lanes', ...(form === 'narrow' ? ['.lanes.narrow'] : [])])
    sheet.walkRules(selector, (rule) => rule.walkDecls(/^--/, ({ prop, value }) => void variables.set(prop, value)));
  const rules: string[] = [`.lanes{color:${variables.get('--ink')};font-family:${NAMES['--sans']}}`];
  sheet.walkRules((rule) => {
    const selectors = rule.selectors.filter((one) => one.startsWith('.lanes') && !one.includes('.legend'));
    if (rule.parent?.type !== 'root' || selectors.length === 0) return;
    const declarations = rule.nodes.flatMap((node) => {
      if (node.type !== 'decl') return [];
      if (node.prop === '--hue') return [`color:${plain(node.value, variables)}`];
      if (
        node.prop.startsWith('--') ||
        ['display', 'width', 'height', 'max-width', 'cursor', 'pointer-events'].includes(node.prop)
      )
        return [];
      return unmixed(node.prop, plain(node.value, variables)).map(([prop, value]) => `${prop}:${value}`);
    });
    if (declarations.length > 0) rules.push(`${selectors.join(',')}{${declarations.join(';')}}`);
  });
  return rules.join('\n');
}

/** One colour of the book in one theme: `colour(tokens, '--paper')`. */
export const colour = (tokens: string, name: string, theme: FigureTheme = 'light'): string =>
  plain(`var(${name})`, variablesOf(tokens, theme));
