/** Everything about a running machine that changes: what is shown, what is being searched, what was said last. */
import { type MutableRef, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Runnable } from '../../sim/computer/runnable.ts';
import { isSameSetting, type Setting } from '../../sim/computer/setting.ts';
import type { Frame } from '../../sim/trace/frame.ts';
import { caseIn } from '../../sim/trace/schedule.ts';
import { tell } from '../../views/verdict/Verdict.tsx';
import { type Explorer, openExplorer } from '../../workers/explorer.ts';
import type { Findings } from '../../workers/messages.ts';
import type { Course } from '../../workers/study.ts';
import { useSteady } from '../controls/useSteady.ts';
import { turnTo } from '../surroundings/atHand.ts';
import { surroundings } from '../surroundings/surroundings.ts';
import {
  attempt,
  foundRun,
  lengthOf,
  moveTo,
  openText,
  type Run,
  readingOf,
  settingOfRun,
  sharedWithFound,
  startOf,
  textOf,
  withFindings,
} from './run.ts';

/** What the page opens with: explored when the book was built. */
export interface Home {
  readonly name: string;
  /** The run that it opens with, as a link writes it. */
  readonly schedule: string;
  readonly findings: Findings;
  /** Of that schedule: where it can still be avoided. */
  readonly course: Course | null;
}

export interface Running {
  readonly run: Run;
  readonly playing: boolean;
  /** Machines found by the search that is under way, if one is. */
  readonly searched: number | null;
  /** Begins the search of the setting in hand again, where it broke off; else null. */
  readonly again: (() => void) | null;
  /** The setting in hand makes a bad model, in a sentence: there will be no verdict. */
  readonly bad: string | null;
  readonly notice: string | null;
  /** For a screen reader. */
  readonly spoken: string;
  /** The last move came from the controls above the figure, so the figure should follow. */
  readonly following: MutableRef<boolean>;
  readonly show: (run: Run) => void;
  /** Shows a run that has to be made first. Where that cannot be done the one in hand stays, and a notice says why. */
  readonly showMade: (make: () => Run) => void;
  readonly play: () => void;
  readonly change: (setting: Setting) => void;
  /** Takes a text away, and says so; where that is not allowed, it is laid open to be copied by hand. */
  readonly copy: (text: string, what: string) => Promise<void>;
  readonly copyLink: () => Promise<void>;
}

/** The moment in hand, for whatever else speaks of moments. */
export interface Moment {
  /** As a link writes it. */
  readonly link: string;
  readonly step: number;
  readonly of: number;
  readonly says: string;
}
export interface Judged {
  readonly verdict: Findings['verdict'];
  readonly says: string;
}

export const momentOf = (run: Run): Moment => ({
  link: textOf(run),
  step: run.shown,
  of: lengthOf(run),
  says: (readingOf(run.trace).frames[run.shown] as Frame).said ?? 'The start.',
});
export const judgedOf = (findings: Findings): Judged => ({ verdict: findings.verdict, says: sentenceOf(findings) });
const announce = (event: `hangbook:${string}`, detail: Moment | Judged): void =>
  void dispatchEvent(new CustomEvent(event, { detail }));

/** Time for the eye to follow one step to the next. */
const PACE = 340;

export const sentenceOf = (findings: Findings): string => {
  const { word, sentence } = tell(findings);
  return `${word} ${sentence}`;
};

/** The address that opens a run at the moment shown. */
export const linkTo = (run: Run): string => surroundings.linkTo(textOf(run));

/** That moment is the one to come back to. */
const write = (run: Run): void => surroundings.keep(textOf(run));

export function useMachine(runnable: Runnable, { name, schedule, findings }: Omit<Home, 'course'>): Running {
  const home = (): Run => ({ ...openText(runnable, schedule).run, findings });
  const [opened] = useState(() => openText(runnable, schedule));
  const [run, setRun] = useState<Run>(() => ({ ...opened.run, findings }));
  const [playing, setPlaying] = useState(false);
  const [searched, setSearched] = useState<number | null>(null);
  const [broken, breakOff] = useState(false);
  const [bad, setBad] = useState<string | null>(null);
  const [notice, setNotice] = useState<string | null>(opened.problem);
  const [spoken, speak] = useState('');
  const explorer = useRef<Explorer | null>(null);
  const following = useRef(false);
  const toWrite = useRef<Run | null>(null);

  const explore = (setting: Setting): void => {
    setBad(null);
    breakOff(false);
    const learn = (found: Findings): void => {
      // The reader may have gone on to another setting in the meantime.
      setRun((now) => (isSameSetting(settingOfRun(now), setting) ? withFindings(now, found) : now));
      speak(sentenceOf(found));
    };
    if (isSameSetting(setting, settingOfRun(home()))) {
      // What others on the page may have asked about this very setting goes on.
      explorer.current?.close(setting);
      setSearched(null);
      learn(findings);
      return;
    }
    explorer.current ??= openExplorer();
    setSearched(0);
    explorer.current.ask(setting, (answer) => {
      if (answer.kind === 'progress') setSearched(answer.states);
      else if (answer.kind === 'found') {
        setSearched(null);
        learn(answer.findings);
      } else if (answer.kind === 'broken') {
        setSearched(null);
        if (answer.findings) learn(answer.findings);
        setNotice(answer.sentence);
        breakOff(true);
      } else if (answer.kind === 'bad') {
        setSearched(null);
        setBad(answer.sentence);
        speak(answer.sentence);
      }
    });
  };

  // What the address asks for, before anything that the reader does and whenever it changes.
  useLayoutEffect(() => {
    const open = (): void => {
      const text = surroundings.asked();
      if (text === null) return;
      const { run: asked, problem } = openText(runnable, text);
      setPlaying(false);
      const about = caseIn(text);
      if (about !== null && about !== name) {
        setNotice(`The link is for ${about}, and this page runs ${name}.`);
        return;
      }
      setNotice(problem);
      // A link that cannot be read at all gives the page as it is without one.
      if (problem !== null && lengthOf(asked) === 0) setRun(home());
      else {
        following.current = true;
        setRun(asked);
        explore(settingOfRun(asked));
      }
    };
    open();
    const leave = surroundings.follow(open);
    return () => {
      leave();
      explorer.current?.close();
    };
  }, []);

  useEffect(() => turnTo(settingOfRun(run)), [run.trace.model]);
  // Whatever on the page speaks of moments may show which is the one in hand.
  useEffect(() => announce('hangbook:moment', momentOf(run)), [run]);
  useEffect(() => {
    if (run.findings) announce('hangbook:verdict', judgedOf(run.findings));
  }, [run.findings]);

  // Once the step is painted: the browser takes its time over an address.
  useEffect(() => {
    if (toWrite.current) write(toWrite.current);
    toWrite.current = null;
  });

  useEffect(() => {
    if (!playing) return;
    if (run.shown < lengthOf(run)) {
      const timer = setTimeout(() => {
        following.current = true;
        setRun(moveTo(run, run.shown + 1));
      }, PACE);
      return () => clearTimeout(timer);
    }
    setPlaying(false);
    write(run);
    const { said } = readingOf(run.trace).frames[run.shown] as Frame;
    speak(`${said ?? ''} ${run.findings ? sentenceOf(run.findings) : ''}`);
    return;
  }, [playing, run]);

  const show = (now: Run): void => {
    setPlaying(false);
    setNotice(null);
    setRun(now);
    toWrite.current = now;
    const { said } = readingOf(now.trace).frames[now.shown] as Frame;
    speak(`Step ${now.shown} of ${lengthOf(now)}. ${said ?? 'The start.'}`);
  };
  const play = (): void => {
    const found = foundRun(run);
    if (playing || !found) {
      show(run);
      return;
    }
    following.current = true;
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) {
      show(moveTo(found, lengthOf(found)));
      return;
    }
    // Pressed in the midst of it, it goes on from there.
    const midway = run.shown > 0 && run.shown < lengthOf(run) && sharedWithFound(run) === lengthOf(found);
    setNotice(null);
    setRun(midway ? run : found);
    setPlaying(true);
    speak('Running.');
  };
  const begin = useSteady((): void => {
    if (!playing) play();
  });
  useLayoutEffect(() => surroundings.onRun(begin), []);
  const showMade = (make: () => Run): boolean => {
    const made = attempt(make);
    if ('run' in made) show(made.run);
    else {
      setPlaying(false);
      setNotice(made.bad);
    }
    return 'run' in made;
  };
  const change = useSteady((setting: Setting): void => {
    if (showMade(() => startOf(runnable, setting))) explore(setting);
  });
  const copy = async (text: string, what: string): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setNotice(`${what} is copied.`);
    } catch {
      setNotice(`${what}: ${text}`);
    }
  };
  const copyLink = (): Promise<void> => {
    write(run);
    return copy(linkTo(run), 'The link to this moment');
  };
  const again = broken
    ? (): void => {
        setNotice(null);
        explore(settingOfRun(run));
      }
    : null;
  return {
    run,
    playing,
    searched,
    again,
    bad,
    notice,
    spoken,
    following,
    show,
    showMade,
    play,
    change,
    copy,
    copyLink,
  };
}
