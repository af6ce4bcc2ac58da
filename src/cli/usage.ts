import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import type { Setting } from '../sim/computer/setting.ts';
import { PROBE_BOUND } from '../sim/explore/symptoms.ts';
import { settingOf } from '../sim/library/index.ts';
import { clipped as clippedTo } from '../sim/outside.ts';
import { figure } from '../sim/sentences.ts';
import { MOST_STEPS } from '../sim/trace/schedule.ts';
import { OF_ALL, OF_AN_END } from './bounds.ts';

export const USAGE = `hang: the book's cases, from a terminal

  hang list [--json]
      every case of an article and every concept that can be run, with builds, loads and settings
  hang check CASE [--build ID] [--processors N] [--set NAME=VALUE] [--load NAME]
             [--reading ID] [--max-states N] [--max-memory MB] [--strict] [--json]
      visits every reachable state and says how the schedules can end: in a hang, a loop,
      a stop, a broken promise, or well. With --strict a broken rule of the DDK counts like
      a broken promise. With --reading an assumption that "hang list" names (A7) is taken the
      other way. A search that reaches a bound says how far it came; this proves nothing.
  hang replay CASE SCHEDULE [--max-states N] [--max-memory MB] [--json]
      follows a schedule (the part of a link behind the #) and says how it ends, by a search
      of everything that can follow
  hang run CASE --seed N [--build ID ...] [--steps N] [--max-states N] [--max-memory MB] [--json]
      one random run from a seed, of ${figure(MOST_STEPS)} steps at most; the same seed gives the same run
  hang export CASE --format promela [--build ID ...]
      the model for the Spin verifier; it searches nothing

  Bounds: unless the flags say otherwise "check" goes as far as ${figure(OF_ALL.states)} states or ${figure(OF_ALL.megabytes)} MB, "replay" and
  "run" as far as ${figure(OF_AN_END.states)} states or ${figure(OF_AN_END.megabytes)} MB, as a page does. MB are millions of bytes for what a search
  has found. To ask one probe takes ${figure(PROBE_BOUND)} states at most. A search that gave up proves nothing, and exits 0.
  Ctrl-C ends a search with what it found; pressed again, at once. In a terminal, standard error shows how far it is.

  Exit status: 0 for any verdict; 2 for arguments that cannot be understood; 3 for a bad model, whose terms
  contradict themselves or store a value where it does not fit; 1 where this computer has too little memory, or the
  output cannot be written; 130 after Ctrl-C. One sentence on standard error says what was wrong.`;

/** Arguments that cannot be understood. The message is one sentence that says what would be. */
export class BadUsage extends Error {}

const SETTING_OPTIONS = {
  build: { type: 'string' },
  processors: { type: 'string' },
  set: { type: 'string', multiple: true },
  load: { type: 'string' },
  reading: { type: 'string' },
} as const satisfies ParseArgsOptionsConfig;

/** Reads arguments with node's own parser. @throws BadUsage where it cannot. */
export function parse<O extends ParseArgsOptionsConfig>(args: readonly string[], options: O, names: readonly string[]) {
  try {
    const parsed = parseArgs({
      args: [...args],
      options: { ...options, json: { type: 'boolean' } } as const,
      allowPositionals: true,
      strict: true,
      tokens: true,
    });
    refuseRepeats(parsed.tokens, options);
    const given = parsed.positionals;
    const [missing] = names.slice(given.length);
    if (missing !== undefined) throw new BadUsage(`${missing} is missing; the form is: ${names.join(' ')}.`);
    if (given.length > names.length)
      throw new BadUsage(
        `"${given[names.length]}" is one argument too many; ${names.length > 0 ? `the form is: ${names.join(' ')}` : 'this verb takes none'}.`,
      );
    return parsed;
  } catch (error) {
    if (error instanceof BadUsage) throw error;
    throw new BadUsage(`${(error as Error).message.split('. ')[0]?.replace(/\.$/, '')}; "hang help" lists the flags.`);
  }
}

/** Node takes the last of a flag that is given twice, without a word. @throws BadUsage for one that takes a single value. */
function refuseRepeats(
  tokens: readonly { readonly kind: string; readonly name?: string; readonly value?: string | boolean | undefined }[],
  options: ParseArgsOptionsConfig,
): void {
  const given = new Map<string, string>();
  for (const { kind, name, value } of tokens) {
    if (kind !== 'option' || name === undefined) continue;
    const { type, multiple } = options[name] ?? {};
    if (type !== 'string' || multiple) continue;
    const before = given.get(name);
    if (before !== undefined)
      throw new BadUsage(`--${name} takes one value and was given "${before}" and "${value}"; leave one of them out.`);
    given.set(name, String(value));
  }
}

/** A whole number from `least` on, and up to `most` where that is given, from a flag's text. @throws BadUsage */
export function wholeNumber(flag: string, text: string | undefined, least: number, most?: number): number | undefined {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (text.trim() === '' || !Number.isSafeInteger(number) || number < least || number > (most ?? number))
    throw new BadUsage(
      `--${flag} takes a whole number from ${least} ${most === undefined ? 'on' : `to ${most}`}, not "${clipped(text)}".`,
    );
  return number;
}

/** What was given, as a complaint repeats it: the beginning is enough to know it by. */
export const clipped = (text: string): string => clippedTo(text, 60);

/** Parses the arguments of a verb that works on a setting, and makes the setting whole. */
export function parseSetting<O extends ParseArgsOptionsConfig>(
  args: readonly string[],
  options: O,
): { readonly setting: Setting; readonly values: ReturnType<typeof parse<O>>['values'] & { readonly json?: boolean } } {
  const { values, positionals } = parse(args, { ...SETTING_OPTIONS, ...options }, ['CASE']);
  const flags = values as {
    readonly build?: string;
    readonly processors?: string;
    readonly set?: readonly string[];
    readonly load?: string;
    readonly reading?: string;
  };
  const registry = (flags.set ?? []).map((text) => {
    const [name = '', value, more] = text.split('=');
    if (value === undefined || more !== undefined)
      throw new BadUsage(`--set takes NAME=VALUE, as in SynAttackProtect=2, not "${text}".`);
    return [name, value] as const;
  });
  const twice = registry.find(([name], at) => registry.findIndex(([other]) => other === name) !== at);
  if (twice) throw new BadUsage(`--set takes each name once, and ${clipped(twice[0])} stands twice.`);
  const setting = settingOf({
    case: positionals[0] ?? '',
    build: flags.build,
    processors: wholeNumber('processors', flags.processors, 0),
    registry: Object.fromEntries(registry),
    load: flags.load,
    reading: flags.reading,
  });
  return { setting, values: values as never };
}

export const asJson = (value: unknown): string => JSON.stringify(value, null, 2);
