/**
 * In the place of islands/SameRun.tsx, where a frame is bundled: one schedule on both builds is folded away there, and what
 * was served of it stays as it is. It takes a machine that steps, so for another comparison it comes when it is unfolded.
 */
import type { FunctionComponent, JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { SameRunProps } from '../../islands/compare/SameRun.tsx';

let served = false;

/** To be called before the island wakes: whether it wakes in its own markup, as it was served. */
export function wakesAsServed(is: boolean): void {
  served = is;
}

const keyOf = ({ cases: _, ...props }: SameRunProps): string => JSON.stringify(props);

/** What stands in the markup as it was served: there once, and gone with the first comparison that replaces it. */
function takeServed(props: SameRunProps): string | null {
  const is = served ? keyOf(props) : null;
  served = false;
  return is;
}

export function SameRun(props: SameRunProps): JSX.Element {
  const [Run, come] = useState<FunctionComponent<SameRunProps> | null>(null);
  const [failed, fail] = useState(false);
  const [first] = useState(() => takeServed(props));
  const own = useRef(first);
  const place = useRef<HTMLDivElement>(null);
  if (own.current !== keyOf(props)) own.current = null;
  const isOwn = own.current !== null;
  useEffect(() => {
    const fold = place.current?.closest('details');
    if (isOwn || Run || !fold) return;
    const load = (): void => {
      if (!fold.open) return;
      fail(false);
      import('../../islands/compare/SameRun.tsx').then(
        ({ SameRun: real }) => come(() => real),
        () => fail(true),
      );
    };
    load();
    fold.addEventListener('toggle', load);
    return () => fold.removeEventListener('toggle', load);
  }, [isOwn, Run]);
  if (Run) return <Run {...props} />;
  // What is hydrated keeps the markup that it has, whatever is said of it here.
  if (isOwn) return <table class="two-runs" dangerouslySetInnerHTML={{ __html: '' }} />;
  return (
    <div ref={place}>
      {failed && (
        <p role="alert">
          The two runs could not be loaded. Once you are connected again, fold this away and unfold it to try again.
        </p>
      )}
    </div>
  );
}
