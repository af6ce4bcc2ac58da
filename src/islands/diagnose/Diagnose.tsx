/** Three ways in and one list of results: everything is worked out in the page, and only settings reach its address. */
import type { JSX } from 'preact';
import { useLayoutEffect, useMemo, useState } from 'preact/hooks';
import { readAddress, writeAddress } from '../../diagnose/address.ts';
import { type Account, isAnySeen, judge, NOTHING_SAID } from '../../diagnose/judge.ts';
import { type Knowledge, readKnowledge } from '../../diagnose/knowledge.ts';
import { writeStop } from '../../diagnose/stops.ts';
import { Results } from './DiagnoseResults.tsx';
import { FileForm } from './FileForm.tsx';
import { held } from './fields.tsx';
import { MachineForm, ProcessorsMenu } from './MachineForm.tsx';
import { SeenForm } from './SeenForm.tsx';

/** By the names under which other pages lead here. */
const WAYS = { symptoms: 'What you see', file: 'The driver’s file', machine: 'The computer' } as const;
type GivenWay = keyof typeof WAYS;

/** The form that a fragment means: named in it, or the only one of which it says anything. */
function wayOf(hash: string, { seen, machine }: Account): GivenWay | null {
  const named = (Object.keys(WAYS) as GivenWay[]).find((way) => hash === `#${way}`);
  const { product, pack, build, platform } = machine;
  return (
    named ?? (!isAnySeen(seen) && [product, pack, build, platform].some((part) => part !== null) ? 'machine' : null)
  );
}

/** What the reader has said so far, kept in step with the address. */
function useAccount(knowledge: Knowledge, way: GivenWay, go: (way: GivenWay) => void) {
  const [account, tell] = useState<Account>(NOTHING_SAID);
  const [stopLine, writeLine] = useState('');
  const [problems, complain] = useState<readonly string[]>([]);

  useLayoutEffect(() => {
    const open = (): void => {
      const { account: linked, problems: found } = location.hash.includes('=')
        ? readAddress(location.hash, knowledge)
        : { account: NOTHING_SAID, problems: [] };
      const way = wayOf(location.hash, linked);
      if (way) go(way);
      if (!location.hash.includes('=')) return;
      tell((before) => ({ ...linked, paste: before.paste }));
      writeLine(linked.seen.stop === null || linked.seen.stop === 'none' ? '' : writeStop(linked.seen.stop));
      complain(found);
    };
    open();
    addEventListener('hashchange', open);
    return () => removeEventListener('hashchange', open);
  }, []);

  const say = (now: Account, line = stopLine): void => {
    tell(now);
    writeLine(line);
    complain([]);
    try {
      const address = writeAddress(now);
      history.replaceState(history.state, '', `#${address || way}`);
    } catch {
      // Some browsers allow so many changes a minute; the next one brings the address up to date.
    }
  };
  return { account, stopLine, problems, say };
}

export default function Diagnose({ knowledge: text }: { knowledge: string }): JSX.Element {
  const knowledge = useMemo(() => readKnowledge(text), [text]);
  const [way, go] = useState<GivenWay>('symptoms');
  const { account, stopLine, problems, say } = useAccount(knowledge, way, go);
  const judgement = useMemo(() => judge(knowledge, account), [knowledge, account]);
  const machine = {
    knowledge,
    machine: account.machine,
    change: (now: Account['machine']) => say({ ...account, machine: now }),
  };
  return (
    <section class="diagnose" aria-label="Diagnosis">
      <fieldset class="ways live">
        <legend>Begin with</legend>
        {(Object.keys(WAYS) as GivenWay[]).map((one) => (
          <label key={one}>
            <input
              type="radio"
              name="way"
              ref={held(one === way)}
              value={one}
              checked={one === way}
              onChange={() => go(one)}
            />
            <span>{WAYS[one]}</span>
          </label>
        ))}
      </fieldset>
      <fieldset class="way live">
        <legend>{WAYS[way]}</legend>
        {way === 'symptoms' && (
          <SeenForm
            seen={account.seen}
            stopLine={stopLine}
            processors={<ProcessorsMenu {...machine} />}
            change={(seen, line) => say({ ...account, seen }, line)}
          />
        )}
        {way === 'file' && <FileForm paste={account.paste} change={(paste) => say({ ...account, paste })} />}
        {way === 'machine' && <MachineForm {...machine} />}
      </fieldset>
      {problems.map((problem) => (
        <p key={problem} class="notice" role="alert">
          {problem}
        </p>
      ))}
      <Results knowledge={knowledge} account={account} judgement={judgement} again={() => say(NOTHING_SAID, '')} />
    </section>
  );
}
