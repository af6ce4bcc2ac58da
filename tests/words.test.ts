/** The field's words, and one name for one thing, in everything that a reader sees and that code makes. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { check } from '../src/cli/check.ts';
import { USAGE } from '../src/cli/usage.ts';
import type { Wish } from '../src/sim/computer/setting.ts';
import { runnableName, settingOf } from '../src/sim/library/index.ts';
import { tell } from '../src/views/verdict/Verdict.tsx';
import { findingsOf } from '../src/workers/findings.ts';
import { explore } from '../tools/explored.ts';
import { textsIn, textsInAstro, textsOf } from './support/texts.ts';

/** Whoever breaks one of these confuses two things, or makes a reader guess. */
const RULES = [
  { not: /\bmachines\b/i, why: 'What the search visits are states. There is one machine: the computer.' },
  {
    not: /\b(every|each|one) machine\b/i,
    why: 'What the search visits are states. There is one machine: the computer.',
  },
  { not: /\bcan follow from\b/i, why: 'States can be reached; they are reachable.' },
  { not: /\b(whoever|what is so|whatever moves)\b/i, why: 'A sentence names its subject.' },
  { not: /\bpictures?\b/i, why: 'A drawing is a figure. What can be seen of a hang is a pattern of symptoms.' },
  { not: /\btold at length\b/i, why: 'Nothing is told: an article is at length, a step is shown, a verdict is said.' },
] as const;

const brokenBy = (says: string): readonly string[] => RULES.flatMap(({ not, why }) => (not.test(says) ? [why] : []));
/** A name of code has no space in it. */
const isSentence = (says: string): boolean => /\w\s+\w/.test(says);

/** Everything that makes sentences. The prose of `src/content` and the lines of the library have authors of their own. */
const PLACES = [
  'src/sim/{spell,machine,promela,trace,explore}/**/*.ts',
  'src/sim/library/**/*.ts',
  'src/{cli,components,diagnose,embed,layouts,pages,workers}/**/*.{ts,tsx,astro}',
  'scripts/print/**/*.ts',
  'bench/*.ts',
];

describe('what a reader sees', () => {
  const texts = textsOf(PLACES);

  it('calls a state a state, a figure a figure, and names who does what', () => {
    expect(texts.length).toBeGreaterThan(5000);
    const broken = texts.flatMap(({ file, line, says }) =>
      isSentence(says) ? brokenBy(says).map((why) => `${file}:${line}: "${says.trim()}". ${why}`) : [],
    );
    expect(broken).toEqual([]);
  });

  it('counts states: nothing but the computer is called a machine, so it is never counted', () => {
    const files = textsOf(PLACES)
      .filter(({ says }) => says === 'machine')
      .map(({ file }) => file);
    for (const file of new Set(files)) {
      const source = readFileSync(join(import.meta.dirname, '..', file), 'utf8');
      expect([file, source.match(/\bmany\([^)]*'machine'/)?.[0]]).toEqual([file, undefined]);
    }
  });

  it('a sentence that breaks the rule is seen in a string, a template, between tags and in a component of Astro', () => {
    const wrong = '2,427 machines can follow from the start';
    const sources = [`const a = '${wrong}';`, `const a = \`\${b}: ${wrong}\`;`, `const a = <p>${wrong}</p>;`];
    for (const source of sources)
      expect(textsIn(source, 'a.tsx').flatMap(({ says }) => brokenBy(says)).length).toBeGreaterThan(0);
    const astro = `---\nconst a = 1;\n---\n\n<style>\n  p { color: red; }\n</style>\n<p>\n  ${wrong}\n</p>\n`;
    const seen = textsInAstro(astro, 'a.astro').filter(({ says }) => brokenBy(says).length > 0);
    expect(seen.map(({ line }) => line)).toEqual([9]);
    expect(textsIn("import a from './2427 machines.ts'; /* 2,427 machines */", 'a.ts')).toEqual([]);
  });
});

/** One setting for each verdict. */
const SETTINGS: readonly (readonly [string, Wish])[] = [
  ['a hang', { case: 'Q177245' }],
  ['no hang', { case: 'Q177245', build: 'nt4-sp4' }],
  ['a loop', { case: 'endless-dpc' }],
  ['a stop', { case: 'double-free' }],
  ['a broken promise', { case: 'preemption' }],
];

describe('how much was searched', () => {
  it.each(SETTINGS)('of %s is said in states and transitions, on the page and in the terminal', (_, wish) => {
    const x = explore(settingOf(wish));
    const [states, transitions] = [x.space.states, x.space.transitions].map((count) => count.toLocaleString('en-US'));
    expect(tell(findingsOf(x)).sentence).toContain(`${states} states, ${transitions} transitions, all visited.`);
    const printed = check([runnableName(wish.case), ...(wish.build ? ['--build', wish.build] : [])]);
    expect(printed).toMatch(new RegExp(`^states +${states}, with ${transitions} transitions, all visited$`, 'm'));
    expect(printed).not.toMatch(/\bmachines?\b/i);
  });

  it('of a search that reached its bound never says that all was visited', () => {
    const printed = check(['Q177245', '--max-states', '50']);
    expect(printed).toMatch(/^states +50 so far, with \d+ transitions$/m);
    expect(printed).not.toContain('all visited');
  });

  it('the terminal’s own help speaks of states and schedules', () => {
    expect(USAGE).toMatch(/every reachable state/);
    expect(USAGE).not.toMatch(/\bmachines?\b/i);
  });
});
