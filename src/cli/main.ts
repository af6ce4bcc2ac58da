/** What a command line comes to, wherever it is asked: no process, no stream and no clock is touched. */
import { check } from './check.ts';
import { exportModel } from './export.ts';
import { list } from './list.ts';
import { outcomeOfVerb } from './outcome.ts';
import { replay } from './replay.ts';
import { run } from './run.ts';
import { BadUsage, clipped, USAGE } from './usage.ts';
import { UNWATCHED, type Watch } from './watch.ts';

/** Verbs of the terminal face. Each takes the arguments behind its name and returns what to print. */
const VERBS: Readonly<Record<string, (args: readonly string[], watch: Watch) => string>> = {
  check,
  export: exportModel,
  list,
  replay,
  run,
};

/** What goes to standard output and to standard error, without the last end of line, and the exit status. */
export interface Ended {
  readonly out: string;
  readonly err: string;
  readonly code: number;
}

/** Exit status 0 whatever the verdict, for a hang that was found is a result; the others stand in `USAGE`. */
export function main([verb, ...args]: readonly string[], watch: Watch = UNWATCHED): Ended {
  if (verb === undefined || verb === 'help' || verb === '--help' || verb === '-h')
    return { out: USAGE, err: '', code: 0 };
  const { status, out, sentence } = outcomeOfVerb(() => {
    const chosen = Object.hasOwn(VERBS, verb) ? VERBS[verb] : undefined;
    if (!chosen)
      throw new BadUsage(`There is no verb "${clipped(verb)}"; choose one of ${Object.keys(VERBS).join(', ')}.`);
    return chosen(args, watch);
  });
  return { out, err: sentence === null ? '' : readable(sentence, [verb, ...args]), code: status };
}

/** A complaint that repeats what was given, made fit to be read: what was given may be long, and may be no text at all. */
function readable(sentence: string, given: readonly string[]): string {
  const long = given
    .flatMap((one) => [one, ...one.split('=')])
    .filter((one) => clipped(one) !== one)
    // One may be a part of another.
    .sort((one, other) => other.length - one.length);
  return long
    .reduce((text, one) => text.replaceAll(one, () => clipped(one)), sentence)
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (sign) => `\\u{${sign.codePointAt(0)?.toString(16)}}`);
}
