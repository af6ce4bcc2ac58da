/** The one list of results, whichever way it was come by. */
import type { JSX } from 'preact';
import { type Account, isAnySeen, type Judgement, NOTHING_SAID, wholeOf } from '../../diagnose/judge.ts';
import type { Knowledge } from '../../diagnose/knowledge.ts';
import type { Seen } from '../../diagnose/patterns.ts';
import { listed } from '../../sim/sentences.ts';
import { CaseResult } from './CaseResult.tsx';
import { FileResult, Strangers } from './FileResult.tsx';
import { NextLine } from './NextLine.tsx';
import { Stops } from './Stops.tsx';
import { saidOf } from './wording.ts';

/** For the ear, and short: where things stand after the last change. */
function summary({ cases, files, notes }: Judgement, seen: Seen): string {
  const left = cases.filter(({ out, fit }) => !out && (fit === null || fit.contradicts.length === 0));
  const out = cases.filter((one) => one.out);
  const found = files.flatMap((finding) => finding.found);
  const file =
    files.length === 0
      ? []
      : [found[0] ? `The file is ${found[0].build.name}.` : 'The file is none that is documented.'];
  const ruled = out.length > 0 ? [`Ruled out: ${listed(out.map((one) => one.case.kb))}.`] : [];
  const names = listed(left.map((one) => one.case.kb));
  const fits = isAnySeen(seen) ? 'What you say fits' : 'It can be';
  const stand =
    left.length > 0 ? `${fits} ${names}.` : out.length < cases.length ? 'No case fits all that you say.' : '';
  return [...notes.slice(0, 1), ...file, stand, ...ruled].filter(Boolean).join(' ');
}

export function Results({
  knowledge,
  account,
  judgement,
  again,
}: {
  knowledge: Knowledge;
  account: Account;
  judgement: Judgement;
  again: () => void;
}): JSX.Element {
  const seen = wholeOf(knowledge, account);
  const said = saidOf(account, knowledge);
  const nothing = JSON.stringify(account) === JSON.stringify(NOTHING_SAID);
  return (
    <div class="results">
      <div class="head">
        <h2>What it can be</h2>
        <button type="button" class="live" onClick={again} disabled={nothing}>
          Start again
        </button>
      </div>
      <p role="status" class="summary live">
        {nothing ? 'Say what you know, in one or more of the three ways.' : summary(judgement, seen)}
      </p>
      {said.length > 0 && <p class="said">You said: {said.join('; ')}.</p>}
      {judgement.notes.map((note) => (
        <p key={note} class="notice">
          {note}
        </p>
      ))}
      <NextLine cases={judgement.cases} seen={seen} />
      {judgement.files.map((finding, at) => (
        <FileResult key={at} finding={finding} />
      ))}
      {seen.stop !== null && seen.stop !== 'none' && <Stops knowledge={knowledge} seen={seen.stop} />}
      {judgement.strangers.length > 0 && <Strangers strangers={judgement.strangers} />}
      <ol class="cases">
        {judgement.cases.map((judged) => (
          <CaseResult
            key={judged.case.kb}
            knowledge={knowledge}
            account={account}
            seen={seen}
            files={judgement.files}
            judged={judged}
          />
        ))}
      </ol>
    </div>
  );
}
