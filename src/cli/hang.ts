#!/usr/bin/env node
import { check } from './check.ts';
import { exportModel } from './export.ts';
import { list } from './list.ts';
import { outcomeOfVerb } from './outcome.ts';
import { replay } from './replay.ts';
import { run } from './run.ts';
import { BadUsage, USAGE } from './usage.ts';

/** Verbs of the terminal face. Each takes the arguments behind its name and returns what to print. */
const VERBS: Readonly<Record<string, (args: readonly string[]) => string>> = {
  check,
  export: exportModel,
  list,
  replay,
  run,
};

/** Exit status 0 whatever the verdict, for a hang that was found is a result; the others stand in `USAGE`. */
function main([verb, ...args]: readonly string[]): number {
  if (verb === undefined || verb === 'help' || verb === '--help' || verb === '-h') {
    console.log(USAGE);
    return 0;
  }
  const { status, out, sentence } = outcomeOfVerb(() => {
    const chosen = Object.hasOwn(VERBS, verb) ? VERBS[verb] : undefined;
    if (!chosen) throw new BadUsage(`There is no verb "${verb}"; choose one of ${Object.keys(VERBS).join(', ')}.`);
    return chosen(args);
  });
  if (sentence === null) console.log(out);
  else console.error(sentence);
  return status;
}

process.exitCode = main(process.argv.slice(2));
