/** The one list of results, whichever way it was come by. */
import type { JSX } from 'preact';
import { type Judgement, NOTHING_TOLD, type Told, wholeOf } from '../../diagnose/judge.ts';
import type { Knowledge } from '../../diagnose/knowledge.ts';
import { CaseResult } from './CaseResult.tsx';
import { FileResult, Strangers } from './FileResult.tsx';
import { NextLine } from './NextLine.tsx';
import { Stops } from './Stops.tsx';
import { many } from './words.ts';

/** For the ear, and short: where things stand after the last change. */
function summary({ cases, files, notes }: Judgement): string {
  const [left, out] = [cases.filter((one) => !one.out), cases.filter((one) => one.out)];
  const [first] = left;
  const found = files.flatMap((finding) => finding.found);
  const file =
    files.length === 0
      ? ''
      : found[0]
        ? `The file is ${found[0].build.name}. `
        : 'The file is none that is documented. ';
  const stand =
    left.length === 0
      ? `${many(cases.length, 'case')}, and each is ruled out.`
      : `${many(left.length, 'case')} of ${cases.length} ${left.length === 1 ? 'is' : 'are'} possible${out.length > 0 ? `, ${out.length} ruled out` : ''}. First ${first?.case.kb}.`;
  return `${notes[0] ?? ''} ${file}${stand}`.trim();
}

export function Results({
  knowledge,
  told,
  judgement,
  again,
}: {
  knowledge: Knowledge;
  told: Told;
  judgement: Judgement;
  again: () => void;
}): JSX.Element {
  const seen = wholeOf(knowledge, told);
  const nothing = JSON.stringify(told) === JSON.stringify(NOTHING_TOLD);
  return (
    <div class="results">
      <div class="head live">
        <h2>What it can be</h2>
        <button type="button" onClick={again} disabled={nothing}>
          Start again
        </button>
      </div>
      <p role="status" class="summary live">
        {nothing ? 'Say what you know, in any of the three ways; they add up.' : summary(judgement)}
      </p>
      {judgement.notes.map((note) => (
        <p key={note} class="notice">
          {note}
        </p>
      ))}
      <NextLine cases={judgement.cases} seen={seen} />
      {judgement.files.map((finding, at) => (
        <FileResult key={at} finding={finding} />
      ))}
      {judgement.strangers.length > 0 && <Strangers strangers={judgement.strangers} />}
      <ol class="cases">
        {judgement.cases.map((judged) => (
          <CaseResult
            key={judged.case.kb}
            knowledge={knowledge}
            told={told}
            seen={seen}
            files={judgement.files}
            judged={judged}
          />
        ))}
      </ol>
      {seen.stop !== null && seen.stop !== 'none' && <Stops knowledge={knowledge} seen={seen.stop} />}
    </div>
  );
}
