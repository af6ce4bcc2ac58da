#!/usr/bin/env node
import { UnknownChoice } from '../sim/computer/setting.ts';
import { check } from './check.ts';
import { exportModel } from './export.ts';
import { list } from './list.ts';
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

/**
 * Exit status 0 whatever the verdict, for a hang that was found is a result; 2 with one sentence on
 * standard error for bad input.
 */
function main([verb, ...args]: readonly string[]): number {
  if (verb === undefined || verb === 'help' || verb === '--help' || verb === '-h') {
    console.log(USAGE);
    return 0;
  }
  try {
    const chosen = Object.hasOwn(VERBS, verb) ? VERBS[verb] : undefined;
    if (!chosen) throw new BadUsage(`There is no verb "${verb}"; choose one of ${Object.keys(VERBS).join(', ')}.`);
    console.log(chosen(args));
    return 0;
  } catch (error) {
    if (!(error instanceof BadUsage || error instanceof UnknownChoice)) throw error;
    console.error(error.message);
    return 2;
  }
}

process.exitCode = main(process.argv.slice(2));
