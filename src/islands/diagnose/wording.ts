/** What the page of diagnosis says: questions, answers and the words for what was found. */

import { PROBES, PRODUCT_LINES_IN_SHORT, type ProductLine, type ANSWERS as SAID } from '../../content/lists.ts';
import { NO_BUILD, type Prospect } from '../../diagnose/documented.ts';
import type { Account } from '../../diagnose/judge.ts';
import type { Knowledge } from '../../diagnose/knowledge.ts';
import {
  ASKED,
  type AskedProbe,
  type Pattern,
  type SeenAnswer,
  type Time,
  type Where,
} from '../../diagnose/patterns.ts';
import type { Agreement } from '../../diagnose/shelf.ts';
import { writeStop } from '../../diagnose/stops.ts';
import { listed, many } from '../../sim/sentences.ts';

export const QUESTIONS: Readonly<Record<AskedProbe, string>> = {
  ping: 'Does it answer a ping?',
  tcp: 'Does anything over TCP still work?',
  other: 'Do other protocols still work?',
  mouse: 'Does the mouse pointer move?',
  cad: 'Does Ctrl+Alt+Del bring up its dialog?',
  open: 'Do programs on it still open files?',
};

export const ANSWER_WORDS: Readonly<Record<SeenAnswer, string>> = { yes: 'yes', no: 'no', fades: 'at first, then not' };

export const TIME_WORDS: Readonly<Record<Time, string>> = {
  'at-once': 'at once',
  minute: 'within a minute',
  minutes: 'some minutes later',
  hours: 'an hour later, or more',
};

export const shortLines = (lines: readonly ProductLine[]): string =>
  listed(lines.map((line) => PRODUCT_LINES_IN_SHORT[line]));

export const processors = (counts: readonly number[]): string =>
  counts.length === 1 && counts[0] === 1 ? '1 processor' : `${listed(counts.map(String), 'or')} processors`;

/** The settings in which a pattern comes out, in a phrase. */
export const whereOf = ({ processors: counts, registry, loads, onlyIfNot = [] }: Where): string =>
  [
    processors(counts),
    ...Object.entries(registry).map(([name, values]) => `${name} ${listed(values.toSorted(), 'or')}`),
    listed(loads, 'or'),
    ...(onlyIfNot.length === 0
      ? []
      : [
          `only if ${listed(
            onlyIfNot.map((id) => `not ${id}`),
            'or',
          )}`,
        ]),
  ].join('; ');

/** What becomes of a probe over the moments of a pattern. */
export function lifeOf(
  pattern: Pattern,
  probe: AskedProbe,
  moment: number,
): { readonly is: string; readonly words: string } {
  const lives = pattern.lives[probe];
  const [now, death] = [lives[Math.min(moment, lives.length - 1)], lives.indexOf('d')];
  const requests = many(death, 'request');
  if (now === 'd') return { is: 'dead', words: death > 0 ? `dead, after ${requests}` : 'dead' };
  if (now === 'r') return { is: 'at-risk', words: 'at risk' };
  if (now === 'u') return { is: 'unknown', words: 'not known' };
  return death > 0 ? { is: 'fading', words: `works; dead after ${requests}` } : { is: 'alive', words: 'works' };
}

/** The same in the words that articles are told in: over the whole pattern. */
export function fateOf(pattern: Pattern, probe: AskedProbe): keyof typeof SAID | null {
  const lives = pattern.lives[probe];
  if (/^a+$/.test(lives)) return 'alive';
  if (/^d+$/.test(lives)) return 'dead';
  return /^a+d+$/.test(lives) ? 'fading' : null;
}

export const AGREEMENTS: Readonly<Record<Agreement, string>> = {
  same: 'day and size agree',
  'other clock': 'the size agrees, and the clock is another',
  'day only': 'the day agrees, and no size was given',
  'size only': 'the size agrees, and no day was given',
  'same day': 'the day agrees, and the size does not',
  'same size': 'the size agrees, and the day does not',
};

export const PROSPECTS: Readonly<Record<Prospect, string>> = {
  can: 'it can happen',
  cannot: 'it cannot happen',
  depends: 'it depends',
  unknown: 'no article decides it',
  'not listed': 'not listed',
};

/** Everything that was said, in phrases: on paper the forms are gone, and of three ways two are out of sight. */
export function saidOf({ seen, machine }: Account, { products, packs, builds }: Knowledge): readonly string[] {
  const named = (
    entries: readonly { readonly id: string; readonly name: string }[],
    id: string | null,
  ): readonly string[] => entries.filter((entry) => entry.id === id).map(({ name }) => name);
  return [
    ...ASKED.flatMap((probe) => {
      const answer = seen.probes[probe];
      return answer ? [`${PROBES[probe]}: ${ANSWER_WORDS[answer]}`] : [];
    }),
    ...(seen.stop === null ? [] : [seen.stop === 'none' ? 'no stop screen' : `STOP ${writeStop(seen.stop)}`]),
    ...(seen.time === null ? [] : [TIME_WORDS[seen.time]]),
    ...named(products, machine.product),
    ...named(packs, machine.pack),
    ...(machine.build === NO_BUILD ? ['no newer Tcpip.sys'] : named(builds, machine.build)),
    ...(machine.processors === null ? [] : [processors([machine.processors])]),
    ...(machine.platform === null ? [] : [machine.platform]),
    ...Object.entries(machine.registry).map(([name, value]) => `${name} ${value}`),
  ];
}
