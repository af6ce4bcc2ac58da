/** A schedule as a table: for paper, for a screen reader, and for a browser without scripts. */
import type { JSX } from 'preact';
import type { Frame } from '../../sim/trace/frame.ts';
import { Sentence } from '../listing/Code.tsx';

export function StepTable({ frames, caption }: { frames: readonly Frame[]; caption: string }): JSX.Element {
  const processors = frames[0]?.processors ?? [];
  // Without words no lock is held, and a column for what is held would say nothing.
  const haveWords = frames[0]?.locks.every(({ hasWord }) => hasWord) ?? true;
  return (
    <table class="steps">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Step</th>
          <th scope="col">What happens</th>
          <th scope="col">
            {processors.length === 1 ? 'IRQL' : `IRQL of ${processors.map(({ number }) => number).join(', ')}`}
          </th>
          {haveWords && <th scope="col">Locks held</th>}
        </tr>
      </thead>
      <tbody>
        {frames.slice(1).map(({ number, said, processors: now, locks }) => (
          <tr key={number}>
            <td>{number}</td>
            <td>
              <Sentence text={said} />
            </td>
            <td>{now.map(({ irql }) => irql).join(', ')}</td>
            {haveWords && (
              <td>
                {locks.some(({ holder }) => holder !== null)
                  ? locks.flatMap(({ name, holder, processor }) =>
                      holder === null ? [] : <div key={name}>{`${name} (${processor})`}</div>,
                    )
                  : '–'}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
