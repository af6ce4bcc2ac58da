/** What an exploration found, in a sentence, with the figures behind it. */

import type { JSX } from 'preact';
import { stopNumber } from '../../sim/trace/words.ts';
import type { Findings } from '../../workers/messages.ts';
import { figure, many } from './counts.ts';
import { memo } from './memo.ts';

interface Told {
  readonly word: string;
  readonly mark: string;
  readonly sentence: string;
}

export function tell(findings: Findings): Told {
  const { verdict, states, transitions, open, inevitable, stops, shortest } = findings;
  const visited = `${many(states, 'machine')} can follow from the start, with ${many(transitions, 'step')} between them; all were visited.`;
  const stopped = stops.map(({ code, name }) => `STOP ${stopNumber(code)} (${name})`).join(', ');
  const also = stopped === '' ? '' : ` It can come to ${stopped} too.`;
  if (verdict === 'hang') {
    const which =
      inevitable === null
        ? 'Found before the bound was reached; what else can happen is not known.'
        : inevitable
          ? 'Every schedule ends in it.'
          : 'Some schedules end in it, not all.';
    const short = shortest ? ` The shortest has ${many(shortest.steps, 'step')}.` : '';
    return {
      word: 'Hang.',
      mark: '✕',
      sentence: `${which}${short}${also} ${inevitable === null ? '' : visited}`.trim(),
    };
  }
  if (verdict === 'stop')
    return {
      word: 'Stop.',
      mark: '✕',
      sentence: `It can come to ${stopped}. ${findings.complete ? visited : ''}`.trim(),
    };
  if (verdict === 'no-hang')
    return {
      word: 'No hang.',
      mark: '✓',
      sentence: `Every one of the ${many(states, 'machine')} that can follow from the start was visited.`,
    };
  return {
    word: 'Gave up',
    mark: '?',
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
