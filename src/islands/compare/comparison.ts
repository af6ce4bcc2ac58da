/** Two builds, and the setting in which both are run: how an address writes that, and how it is read back. */
import type { Library } from '../../sim/computer/runnable.ts';
import { runnableOf, type Setting, settingFor, UnknownChoice, type Wish } from '../../sim/computer/setting.ts';
import { clipped, readable, setTwice } from '../../sim/outside.ts';
import { listed } from '../../sim/sentences.ts';

export interface Comparison {
  readonly one: string;
  readonly other: string;
  readonly under: Omit<Setting, 'build'>;
}

const settingIn = (cases: Library, wish: Wish): Setting => settingFor(runnableOf(cases, wish.case), wish);

/** The setting in which a build of the comparison runs. @throws UnknownChoice where the build is not modelled. */
export const settingOfBuild = (cases: Library, { under }: Comparison, build: string): Setting =>
  settingIn(cases, { ...under, build });

/** The same comparison with something chosen anew. What another case does not have falls back to its default. */
export function withChoice(cases: Library, comparison: Comparison, wish: Partial<Omit<Wish, 'build'>>): Comparison {
  const { case: name, processors, registry, load, reading } = comparison.under;
  const same = wish.case === undefined || wish.case === name;
  const { build: _, ...under } = settingIn(
    cases,
    same ? { case: name, processors, registry, load, reading, ...wish } : { ...wish, case: wish.case ?? name },
  );
  return { ...comparison, under };
}

/** The comparison as an address names it, behind the `#`: its builds, its case, and what differs from that case's default. */
export function writeComparison(cases: Library, { one, other, under }: Comparison): string {
  const usual = settingIn(cases, { case: under.case });
  const text = new URLSearchParams({ one, other, case: under.case });
  if (under.processors !== usual.processors) text.set('processors', String(under.processors));
  if (under.load !== usual.load) text.set('load', under.load);
  if (under.reading !== null) text.set('reading', under.reading);
  for (const [name, value] of Object.entries(under.registry)) if (value !== usual.registry[name]) text.set(name, value);
  return text.toString();
}

/**
 * Reads the text behind the `#` of an address. Never throws: what cannot be read gives way to the same part of `home`,
 * and `problem` says so in sentences; it is null where all could be read. `builds`: every build by id, with its name.
 */
export function readComparison(
  cases: Library,
  text: string,
  home: Comparison,
  builds: ReadonlyMap<string, string>,
): { readonly comparison: Comparison; readonly problem: string | null } {
  const { text: read, cut } = readable(text);
  const asked = new URLSearchParams(read);
  const problems = cut === null ? [] : [cut];
  const buildOr = (key: 'one' | 'other'): string => {
    const id = asked.get(key);
    if (id === null || builds.has(id)) return id ?? home[key];
    problems.push(
      `There is no build "${clipped(id)}"; the lists above have every one. In its place stands ${builds.get(home[key])}.`,
    );
    return home[key];
  };
  const bare = { ...home, one: buildOr('one'), other: buildOr('other') };
  const [twice] = setTwice([...asked.keys()]);
  try {
    if (twice !== undefined) throw new UnknownChoice(twice);
    return { comparison: withChoice(cases, bare, wishOf(cases, asked, home)), problem: problems.join(' ') || null };
  } catch (error) {
    if (!(error instanceof UnknownChoice)) throw error;
    problems.push(`${error.message} The comparison is shown with its default instead.`);
    return { comparison: bare, problem: problems.join(' ') };
  }
}

/** @throws UnknownChoice with a sentence. What else may be wrong with a wish, `settingOf` says. */
function wishOf(cases: Library, asked: URLSearchParams, home: Comparison): Wish {
  const asks = asked.get('case') ?? home.under.case;
  const { name, processors: counts } = runnableOf(cases, asks);
  const processors = asked.get('processors');
  if (processors !== null && !/^\d{1,3}$/.test(processors))
    throw new UnknownChoice(
      `"${clipped(processors)}" is no number of processors; choose ${listed(counts.choices.map(String), 'or')}.`,
    );
  const registry = [...asked].filter(
    ([key]) => !['one', 'other', 'case', 'processors', 'load', 'reading'].includes(key),
  );
  return {
    case: name,
    ...(processors === null ? {} : { processors: Number(processors) }),
    ...(asked.has('load') ? { load: asked.get('load') ?? '' } : {}),
    ...(asked.has('reading') ? { reading: asked.get('reading') } : {}),
    ...(registry.length === 0 ? {} : { registry: Object.fromEntries(registry) }),
  };
}
