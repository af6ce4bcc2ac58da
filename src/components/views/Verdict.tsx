/** What an exploration found, in a sentence, with the figures behind it. */

import type { JSX } from 'preact';
import { listed, stopNumber } from '../../sim/trace/words.ts';
import type { Findings } from '../../workers/messages.ts';
import { figure, many } from './counts.ts';
import { memo } from './memo.ts';
import { TELLINGS } from './telling.ts';

interface Told {
  readonly word: string;
  readonly mark: string;
  readonly sentence: string;
}

/** What else that is bad it can come to, beside what the verdict is about. */
function othersOf({ verdict, bad, stops }: Findings): string {
  const screens = stops.map(({ code, name }) => `STOP ${stopNumber(code)} (${name})`);
  return listed(
    [...(verdict === 'hang' && bad.includes('looping') ? ['a loop'] : []), ...(verdict === 'stop' ? [] : screens)],
    'or',
  );
}

function whichOf(findings: Findings): string {
  const { inevitable } = findings;
  const others = othersOf(findings);
  if (inevitable === null) return 'Found before the bound was reached; what else can happen is not known.';
  if (inevitable) return others === '' ? 'Every schedule ends in it.' : `Every schedule ends in it or in ${others}.`;
  return 'Some schedules end in it, not all.';
}

export function tell(findings: Findings): Told {
  const { verdict, states, transitions, open, inevitable, stops, worst } = findings;
  const { word, mark } = TELLINGS[verdict];
  const visited = `${many(states, 'machine')} can follow from the start, with ${many(transitions, 'step')} between them; all were visited.`;
  const behind = inevitable === null ? '' : visited;
  const short = worst ? ` The shortest has ${many(worst.steps, 'step')}.` : '';
  const others = othersOf(findings);
  const also = others === '' || inevitable ? '' : ` It can come to ${others} too.`;
  const sentence = (text: string): Told => ({ word: `${word}.`, mark, sentence: text.trim() });
  if (verdict === 'hang' || verdict === 'loop') return sentence(`${whichOf(findings)}${short}${also} ${behind}`);
  if (verdict === 'stop') {
    const screens = listed(
      stops.map(({ code, name }) => `STOP ${stopNumber(code)} (${name})`),
      'or',
    );
    return sentence(`It can come to ${screens}. ${whichOf(findings)}${short} ${behind}`);
  }
  if (verdict === 'broken-promise') {
    const which =
      inevitable === null
        ? 'Found before the bound was reached; what else can happen is not known.'
        : `Nothing hangs, loops or stops, but ${inevitable ? 'every schedule breaks it' : 'some schedules break it, not all'}.`;
    return sentence(`${which}${short} ${behind}`);
  }
  if (verdict === 'no-hang')
    return sentence(`Every one of the ${many(states, 'machine')} that can follow from the start was visited.`);
  return {
    word,
    mark,
    sentence: `after ${many(states, 'machine')}, with ${figure(open)} still open: this proves nothing.`,
  };
}

export const Verdict = memo(({ findings }: { findings: Findings }): JSX.Element => {
  const { word, mark, sentence } = tell(findings);
  return (
    <p class={`verdict ${findings.verdict}`}>
      <strong>
        <span aria-hidden="true">{mark}</span> {word}
      </strong>{' '}
      {sentence}
    </p>
  );
});
