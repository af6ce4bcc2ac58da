/** What an exploration came to, in a sentence, with the counts behind it. */

import type { JSX } from 'preact';
import { listed, stopNumber } from '../../sim/sentences.ts';
import type { Findings } from '../../workers/messages.ts';
import { figure, many } from '../counts.ts';
import { memo } from '../memo.ts';
import { TELLINGS } from '../telling.ts';

interface VerdictInWords {
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
  if (inevitable === null) return 'The search reached its bound, so what else can happen is not known.';
  if (inevitable) return others === '' ? 'Every schedule ends in it.' : `Every schedule ends in it or in ${others}.`;
  return 'Some schedules end in it, not all.';
}

export function tell(findings: Findings): VerdictInWords {
  const { verdict, complete, states, transitions, open, inevitable, stops, worst } = findings;
  const { word, mark } = TELLINGS[verdict];
  const visited = `${many(states, 'state')}, ${many(transitions, 'transition')}, all visited.`;
  const behind = inevitable === null ? '' : visited;
  const short = worst ? ` The shortest has ${many(worst.steps, 'step')}.` : '';
  const others = othersOf(findings);
  const also = others === '' || inevitable ? '' : ` Some schedules end in ${others} instead.`;
  const sentence = (text: string): VerdictInWords => ({ word: `${word}.`, mark, sentence: text.trim() });
  if (verdict === 'hang' || verdict === 'loop') return sentence(`${whichOf(findings)}${short}${also} ${behind}`);
  if (verdict === 'stop') {
    const screens = listed(
      stops.map(({ code, name }) => `STOP ${stopNumber(code)} (${name})`),
      'or',
    );
    return sentence(`The screen shows ${screens}. ${whichOf(findings)}${short} ${behind}`);
  }
  if (verdict === 'broken-promise') {
    const which =
      inevitable === null
        ? 'The search reached its bound, so what else can happen is not known.'
        : `Nothing hangs, loops or stops, but ${inevitable ? 'every schedule breaks it' : 'some schedules break it, not all'}.`;
    return sentence(`${which}${short} ${behind}`);
  }
  if (verdict === 'no-hang') return sentence(`No schedule ends badly. ${visited}`);
  return {
    word,
    mark,
    sentence: complete
      ? `after ${many(states, 'state')}: whether every probe is answered at each end took too long to find out. This proves nothing.`
      : `after ${many(states, 'state')}, with ${figure(open)} still to explore: this proves nothing.`,
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
