import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { Listing as Lines } from '../../sim/machine/listing.ts';
import type { Frame } from '../../sim/trace/frame.ts';
import type { Moment, Trace } from '../../sim/trace/replay.ts';
import type { Ink } from '../../views/listing/ink.ts';
import { CallStack, type Here, Listing } from '../../views/listing/Listing.tsx';

/** Every routine that a schedule runs a line of, in that order; then those in which somebody stands. */
function routinesOf(trace: Trace, frames: readonly Frame[]): readonly Lines[] {
  const ran = trace.moments.flatMap(({ ran }) => ran?.instruction.at.at(-1)?.listing ?? []);
  const stands = frames.flatMap(({ threads, processors }) =>
    [...threads, ...processors].flatMap(({ at }) => at.at(-1)?.listing ?? []),
  );
  return [...new Set([...ran, ...stands])];
}

/** The routine of the step shown, or of the last one before it that ran a line. */
function followed(moments: readonly Moment[], shown: number): Lines | null {
  for (let at = shown; at > 0; at--) {
    const listing = moments[at]?.ran?.instruction.at.at(-1)?.listing;
    if (listing) return listing;
  }
  return null;
}

function whoIsHere({ processors, threads }: Frame, listing: Lines): readonly Here[] {
  const onProcessors = processors.flatMap(({ number, at, who }): readonly Here[] => {
    const position = at.at(-1);
    return position?.listing === listing
      ? [{ row: position.row, processor: number, words: `processor ${number}, ${who}, comes here next` }]
      : [];
  });
  const asleep = threads.flatMap(({ name, at, state, waitsFor }): readonly Here[] => {
    const position = at.at(-1);
    if (position?.listing !== listing || state === 'running' || state === 'ended') return [];
    return [
      {
        row: position.row,
        processor: null,
        words: waitsFor ? `${name} goes on here once ${waitsFor} is signalled` : `${name} goes on here`,
      },
    ];
  });
  return [...onProcessors, ...asleep];
}

/** The routines of a schedule, one at a time: the one at work, unless the reader has asked for another. */
export function Listings({
  id,
  trace,
  frames,
  shown,
  later,
  ink,
}: {
  id: string;
  trace: Trace;
  frames: readonly Frame[];
  shown: number;
  /**
   * The moment to which the rest of the machine has come: who stands where is told of that one, and its routine is in
   * front. The line that ran is marked at once; to turn to another routine is to draw it whole.
   */
  later: { readonly trace: Trace; readonly shown: number; readonly frame: Frame };
  ink: Ink;
}): JSX.Element {
  const [asked, ask] = useState<{ readonly listing: Lines; readonly at: number } | null>(null);
  const routines = useMemo(() => routinesOf(trace, frames), [trace]);
  // What was asked for stays until the next step.
  const wanted = asked && asked.at === later.shown ? asked.listing : followed(later.trace.moments, later.shown);
  const front = wanted && routines.includes(wanted) ? wanted : routines[0];
  const moment = trace.moments[shown];
  const ranAt = moment?.ran?.instruction.at.at(-1);
  return (
    <div class="listings">
      <fieldset class="tabs live" aria-label="Routines">
        {routines.map((listing) => (
          <button
            key={listing.routine.name}
            type="button"
            aria-pressed={listing === front}
            onClick={() => ask({ listing, at: shown })}
          >
            {listing.routine.name}
          </button>
        ))}
      </fieldset>
      <CallStack at={later.trace.moments[later.shown]?.ran?.instruction.at ?? []} />
      <div class="stacked">
        {routines.map((listing) => (
          <Listing
            key={listing.routine.name}
            id={`${id}-${listing.routine.name}`}
            listing={listing}
            ran={
              moment?.ran && ranAt?.listing === listing ? { row: ranAt.row, processor: moment.ran.by.processor } : null
            }
            here={whoIsHere(later.frame, listing)}
            ink={ink}
            hidden={listing !== front}
          />
        ))}
      </div>
    </div>
  );
}
