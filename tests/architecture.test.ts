import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { BUILD_IDS, CONCEPT_NAMES } from '../src/sim/library/index.ts';
import { QUESTIONS } from '../src/sim/library/world/questions.ts';
import { filesUnder, type Import, importsOf, leavesOf, lineOf, parsed, ROOT, SCRIPTS } from '../tools/imports.ts';

/** The engine's rooms, and what each may use. The way runs from the left of a list to its right. */
const SIMULATION: Readonly<Record<string, readonly string[]>> = {
  terms: [],
  sentences: ['terms'],
  outside: ['sentences'],
  spell: ['terms', 'sentences'],
  kernel: ['terms', 'spell'],
  computer: ['terms', 'sentences', 'outside', 'spell', 'kernel'],
  machine: ['terms', 'kernel', 'computer'],
  trace: ['terms', 'sentences', 'outside', 'kernel', 'computer', 'machine'],
  promela: ['terms', 'kernel', 'computer', 'machine'],
  explore: ['terms', 'sentences', 'kernel', 'computer', 'machine', 'trace'],
  // Nothing above this line imports anything below it: the engine knows no driver, no case and no question by name.
  'library/readings': ['kernel', 'computer'],
  'library/vocabularies': ['spell', 'computer', 'library/tcpip'],
  'library/executive': ['terms', 'spell', 'kernel', 'computer'],
  'library/tcpip': ['terms', 'spell', 'kernel', 'computer', 'library/executive'],
  'library/world': ['terms', 'spell', 'kernel', 'computer', 'library/executive', 'library/tcpip'],
  'library/concepts': ['terms', 'spell', 'kernel', 'computer', 'library/readings', 'library/world'],
  'library/cases': [
    'terms',
    'spell',
    'kernel',
    'computer',
    'library/readings',
    'library/executive',
    'library/tcpip',
    'library/world',
  ],
  'library/index': ['computer', 'machine', 'trace', 'library/cases', 'library/concepts'],
};
const ENGINE = Object.keys(SIMULATION).filter((room) => !room.startsWith('library'));

/** The rooms of the whole book. */
const BOOK: Readonly<Record<string, readonly string[]>> = {
  sim: [],
  archive: [],
  'content/articles': ['components'],
  'content/concepts': ['components'],
  content: ['sim/library/index.ts'],
  'content.config.ts': ['content'],
  workers: ['sim'],
  cli: ['sim'],
  diagnose: ['sim', 'archive', 'content'],
  paths: ['content'],
  // What may be shown: state goes in and markup comes out.
  views: ['sim', 'workers', 'content', 'paths'],
  // What moves in a reader's browser.
  islands: ['sim', 'workers', 'content', 'diagnose', 'paths', 'views'],
  // What the build of the site knows: plain data from the content and the simulation, for those two to be served with.
  book: ['sim', 'archive', 'workers', 'content', 'diagnose', 'paths', 'styles', 'views', 'islands'],
  // The parts of pages: Astro's, and their style sheets.
  components: ['sim', 'workers', 'content', 'diagnose', 'paths', 'views', 'islands', 'book', 'styles'],
  layouts: ['paths', 'components', 'islands', 'views', 'book', 'embed', 'content', 'styles'],
  // Of the content: which cases have a history of files, so that no frame is offered that would be empty.
  embed: ['sim', 'workers', 'paths', 'views', 'islands', 'book', 'components', 'styles', 'content/filed.ts'],
  // Steps of the build of the site.
  site: ['sim', 'content', 'book'],
  pages: [
    ...['paths', 'layouts', 'embed', 'components', 'book', 'islands', 'views', 'content', 'styles'],
    ...['sim/library/index.ts', 'sim/outside.ts'],
  ],
};

const ISLANDS = readdirSync(join(ROOT, 'src/islands'));

/** What works on the project from outside. A tool knows no test, and a script or bench none either. */
const AROUND: Readonly<Record<string, readonly string[]>> = {
  tools: ['src'],
  scripts: ['tools', 'src'],
  bench: ['scripts', 'tools', 'src'],
};

const within = (room: string, path: string): boolean =>
  path === room || path === `${room}.ts` || path.startsWith(`${room}/`);
const roomOf = (rooms: Readonly<Record<string, unknown>>, path: string): string | undefined =>
  Object.keys(rooms).find((room) => within(room, path));

/** Imports that no rule allows, each as a sentence. `base` is the folder in which the rooms lie. */
const trespasses = (base: string, rooms: Readonly<Record<string, readonly string[]>>, all: readonly Import[]) =>
  all.flatMap(({ from, line, to, written }) => {
    if (to === null) return [];
    const [here, there] = [from.slice(base.length), to.startsWith(base) ? to.slice(base.length) : `outside: ${to}`];
    const room = roomOf(rooms, here);
    if (room === undefined) return [`${from} lies in no room; the rooms are ${Object.keys(rooms).join(', ')}`];
    if ([room, ...(rooms[room] ?? [])].some((one) => within(one, there))) return [];
    return [`${from}:${line} imports ${written}; ${room} may use ${rooms[room]?.join(', ') || 'nothing'}`];
  });

const SIM = filesUnder('src/sim', SCRIPTS);
const SIM_IMPORTS = SIM.flatMap(importsOf);
const ALL = filesUnder('src', [...SCRIPTS, '.mdx']);
const ALL_IMPORTS = ALL.flatMap(importsOf);

/** The first way round from a file to itself, as a list of files; null if there is none. */
function cycleIn(all: readonly Import[]): readonly string[] | null {
  const uses = new Map<string, string[]>();
  for (const { from, to, typeOnly } of all) if (to && !typeOnly) uses.set(from, [...(uses.get(from) ?? []), to]);
  const done = new Set<string>();
  const follow = (file: string, path: readonly string[]): readonly string[] | null => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return null;
    for (const next of uses.get(file) ?? []) {
      const cycle = follow(next, [...path, file]);
      if (cycle) return cycle;
    }
    done.add(file);
    return null;
  };
  for (const file of uses.keys()) {
    const cycle = follow(file, []);
    if (cycle) return cycle;
  }
  return null;
}

describe('imports run one way', () => {
  it('there is something to read', () => {
    expect(SIM_IMPORTS.length).toBeGreaterThan(100);
    expect(ALL.some((file) => file.endsWith('.astro') && importsOf(file).length > 0)).toBe(true);
  });

  it('within the simulation: terms, kernel, computer, machine, trace, explore; and behind them the library', () => {
    expect(trespasses('src/sim/', SIMULATION, SIM_IMPORTS)).toEqual([]);
  });

  it('the engine imports nothing of the library, and an import of it would be found', () => {
    const crossing = SIM_IMPORTS.filter(({ from, to }) => {
      const room = roomOf(SIMULATION, from.slice('src/sim/'.length));
      return room !== undefined && ENGINE.includes(room) && to?.startsWith('src/sim/library/');
    });
    expect(crossing).toEqual([]);
  });

  it('between the rooms of the book: the simulation uses none of them, and pages are used by none', () => {
    expect(trespasses('src/', BOOK, ALL_IMPORTS)).toEqual([]);
  });

  it('tools, scripts and benches import nothing of the tests', () => {
    const all = Object.keys(AROUND).flatMap((room) => filesUnder(room, SCRIPTS));
    expect(all.length).toBeGreaterThan(20);
    expect(trespasses('', AROUND, all.flatMap(importsOf))).toEqual([]);
  });

  it('no file of the book comes back to itself by its imports', () => {
    expect(cycleIn(ALL_IMPORTS)).toBeNull();
  });

  it('the simulation and the reader of the archive import no package', () => {
    const pure = [...SIM_IMPORTS, ...filesUnder('src/archive', SCRIPTS).flatMap(importsOf)];
    expect(pure.filter(({ to }) => to === null).map(({ from, written }) => `${from}: ${written}`)).toEqual([]);
  });

  it('the terminal imports nothing but Node and the simulation', () => {
    const packages = filesUnder('src/cli', SCRIPTS)
      .flatMap(importsOf)
      .filter(({ to, written }) => to === null && !written.startsWith('node:'));
    expect(packages.map(({ from, written }) => `${from}: ${written}`)).toEqual([]);
  });

  it('an import of our own names the file in full, ending and all, so that plain Node finds it', () => {
    const vague = ALL_IMPORTS.filter(({ to }) => to !== null && !(extname(to) && existsSync(join(ROOT, to))));
    expect(vague.map(({ from, line, written }) => `${from}:${line}: ${written}`)).toEqual([]);
  });

  it('a wrong import is found, whatever its form', () => {
    const wrong = (from: string, to: string): Import => ({ from, line: 1, written: to, to, typeOnly: false });
    expect(trespasses('src/sim/', SIMULATION, [wrong('src/sim/kernel/dpc.ts', 'src/sim/machine/model.ts')])).toEqual([
      'src/sim/kernel/dpc.ts:1 imports src/sim/machine/model.ts; kernel may use terms, spell',
    ]);
    expect(trespasses('src/', BOOK, [wrong('src/components/a.ts', 'src/layouts/Page.astro')])).toHaveLength(1);
    expect(trespasses('src/', BOOK, [wrong('src/content/a.ts', 'src/sim/machine/model.ts')])).toHaveLength(1);
    expect(cycleIn([wrong('a', 'b'), wrong('b', 'c'), wrong('c', 'a')])).toEqual(['a', 'b', 'c', 'a']);
    expect(cycleIn([wrong('a', 'b'), { ...wrong('b', 'a'), typeOnly: true }])).toBeNull();
  });
});

/** Where a file says one of the words, as code and not in a comment: `file:line word`. */
const uses = (files: readonly string[], isOne: (text: string) => boolean): readonly string[] =>
  files.flatMap((file) => {
    const source = parsed(file);
    return [...leavesOf(source)]
      .map((leaf) => ({ leaf, text: leaf.getText(source) }))
      .filter(({ text }) => isOne(text))
      .map(({ leaf, text }) => `${file}:${lineOf(source, leaf)} ${text}`);
  });

describe('what a room must not know', () => {
  it('the simulation knows no clock, no chance but a seed, and no page', () => {
    // What else there is of this kind (`document`, timers) does not compile there: src/sim/tsconfig.json.
    const strangers = ['Date', 'random', 'performance', 'crypto'];
    expect(uses(SIM, (text) => strangers.includes(text))).toEqual([]);
  });

  it('what prints the step relation knows no rule of it: who moves when stands in transitions.ts alone', () => {
    const printers = SIM.filter((file) => /\/(promela\/.*|machine\/(closures|compile))\.ts$/.test(file));
    expect(printers.length).toBeGreaterThan(2);
    const rules = SIM_IMPORTS.filter(({ from, to }) => printers.includes(from) && to?.startsWith('src/sim/kernel/'));
    expect(rules.map(({ from, line, written }) => `${from}:${line} imports ${written}`)).toEqual([]);
  });

  it('no text becomes code, so that the strict policy of the page holds', () => {
    expect(uses(ALL, (text) => text === 'eval' || text === 'Function')).toEqual([]);
  });

  it('no engine, view, island or worker knows an article, a driver file, a question, TCP or a concept by name', () => {
    const rooms = [
      ...ENGINE.map((room) => `src/sim/${room}`),
      'src/views',
      // The islands of two pages talk of what the book is about: the diagnosis, and the search.
      ...ISLANDS.filter((room) => !['diagnose', 'search'].includes(room)).map((room) => `src/islands/${room}`),
      'src/components/home',
      'src/workers',
    ];
    const concepts: readonly string[] = CONCEPT_NAMES;
    // Two of the questions are called by words that code needs for other things.
    const questions = QUESTIONS.flatMap(({ name, label }) => [name, label]).filter(
      (name) => !['open', 'other'].includes(name),
    );
    const isNamed = (text: string): boolean => {
      const plain = /^['"`](.*)['"`]$/.exec(text)?.[1];
      return plain !== undefined && (concepts.includes(plain) || questions.includes(plain));
    };
    const names = (text: string): boolean =>
      /Q\d{5,6}|\bTCP\b|\w\.sys\b/i.test(text) || BUILD_IDS.some((id) => text.includes(id)) || isNamed(text);
    const files = rooms.flatMap((room) =>
      existsSync(join(ROOT, `${room}.ts`)) ? [`${room}.ts`] : filesUnder(room, SCRIPTS),
    );
    expect(uses([...files, 'src/pages/index.astro'], names)).toEqual([]);
    // Of a page only the code between its bars is parsed above; what it says in its template is read as it stands.
    const templates = [...files, 'src/pages/index.astro'].filter((file) => file.endsWith('.astro'));
    expect(templates.length).toBeGreaterThan(1);
    const said = templates.flatMap((file) => {
      const template = readFileSync(join(ROOT, file), 'utf8').replace(/^---[\s\S]*?\n---/, '');
      return [...template.matchAll(/Q\d{5,6}|\bTCP\b|\w+\.sys\b/gi)].map(([word]) => `${file} says ${word}`);
    });
    expect(said).toEqual([]);
  });

  it('only src/workers knows Worker, the terminal the thread that it works in, and the index of words its own', () => {
    const others = ['src/cli/hang.ts', 'src/islands/search/engine.ts'];
    const outside = ALL.filter((file) => !file.startsWith('src/workers/') && !others.includes(file));
    const found = outside.filter((file) => {
      let makesOne = false;
      const visit = (node: ts.Node): void => {
        if (ts.isNewExpression(node) && /Worker$/.test(node.expression.getText())) makesOne = true;
        ts.forEachChild(node, visit);
      };
      visit(parsed(file));
      return makesOne;
    });
    expect(found).toEqual([]);
  });
});
