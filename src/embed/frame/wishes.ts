/** What the fragment of a frame's address asks for. Whatever it is, the frame stands: what is wrong is told in sentences. */
import { clipped, firstOf, readable, setTwice, unescaped } from '../../sim/outside.ts';
import { listed } from '../../sim/sentences.ts';
import { secretIn } from '../protocol.ts';
import { ASKED_OF, PANEL_NAMES, type Panel, USUAL_PANELS, type View } from '../views.ts';
import { PARAMETERS, type Parameter, THEMES, type Theme } from '../widgetNames.ts';

export interface Wishes {
  readonly theme: Theme;
  readonly panels: readonly Panel[];
  readonly autoplay: boolean;
  /** Of the machine and its setting, as they are written: only the simulation can judge them. */
  readonly asked: Readonly<Partial<Record<Parameter, string>>>;
  /** WordPress's, or null. */
  readonly secret: string | null;
  /** One sentence for each thing that was not understood. */
  readonly problems: readonly string[];
}

/** `schedule=…&step=9&theme=dark`, or a link's own text, with anything else behind an `&`. */
function pairsOf(fragment: string): readonly (readonly [string, string])[] {
  const bare = /^A~[^&]*/.exec(fragment)?.[0];
  const rest = bare === undefined ? fragment : fragment.slice(bare.length);
  return [...(bare === undefined ? [] : [['schedule', unescaped(bare)] as const]), ...new URLSearchParams(rest)];
}

/** `"a", "b" and 297 more`. */
const quoted = (names: ReadonlySet<string>): string => listed(firstOf([...names].map((name) => `"${clipped(name)}"`)));

/** `fragment`: without its `#`. Never throws. */
export function readWishes(fragment: string, view: View): Wishes {
  const { text, cut } = readable(fragment);
  const { rest, secret } = secretIn(`#${text}`);
  const problems = cut === null ? [] : [cut];
  const asked: Partial<Record<Parameter, string>> = {};
  const allowed: readonly string[] = [...ASKED_OF[view], 'theme'];
  const [strange, elsewhere] = [new Set<string>(), new Set<string>()];
  const pairs = pairsOf(rest.slice(1));
  for (const [name, value] of pairs) {
    if (allowed.includes(name)) asked[name as Parameter] = value;
    else (PARAMETERS.some((one) => one === name) ? elsewhere : strange).add(name);
  }
  if (elsewhere.size > 0)
    problems.push(
      `${quoted(elsewhere)} ${elsewhere.size > 1 ? 'mean' : 'means'} nothing to this view; here one of ${allowed.join(', ')} can be said.`,
    );
  if (strange.size > 0)
    problems.push(`This frame does not know ${quoted(strange)}; it understands ${allowed.join(', ')}.`);
  problems.push(...setTwice(pairs.map(([name]) => name).filter((name) => allowed.includes(name))));
  const { theme: look = 'auto', panels: shown, autoplay, ...rest_ } = asked;
  const theme = THEMES.find((one) => one === look);
  if (!theme)
    problems.push(`There is no theme "${clipped(look)}"; choose ${THEMES.join(', ')}. It is as the system has it.`);
  const { panels, unknown } = panelsIn(shown);
  if (unknown.length > 0)
    problems.push(
      `There is no panel "${clipped(unknown.join(', '))}"; choose some of ${PANEL_NAMES.join(', ')}, with commas between.`,
    );
  const play = autoplay !== undefined && !['false', '0', 'no'].includes(autoplay);
  return { theme: theme ?? 'auto', panels, autoplay: play, asked: rest_, secret, problems };
}

/** Where none that is known is named, the usual ones. */
function panelsIn(text: string | undefined): {
  readonly panels: readonly Panel[];
  readonly unknown: readonly string[];
} {
  if (text === undefined) return { panels: USUAL_PANELS, unknown: [] };
  const named = text.split(/[\s,]+/).filter((name) => name !== '');
  const panels = PANEL_NAMES.filter((panel) => named.includes(panel));
  const unknown = named.filter((name) => !PANEL_NAMES.some((panel) => panel === name));
  // An empty list is a wish as well: nothing but controls, sentence and verdict.
  return { panels: panels.length === 0 && unknown.length > 0 ? USUAL_PANELS : panels, unknown };
}
