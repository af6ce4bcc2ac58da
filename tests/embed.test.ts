import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choicesFor, saidBy, turnedTo, whyNot } from '../src/embed/builder/choices.ts';
import { bundled, packedSize, SCRIPTS } from '../src/embed/bundle.ts';
import { openingOf, registryIn } from '../src/embed/frame/opening.ts';
import { readWishes } from '../src/embed/frame/wishes.ts';
import { heightOf, MEASURED, unmeasured, WIDTHS } from '../src/embed/heights.ts';
import { hostFiles, PAGE_FOLDERS } from '../src/embed/hosting.ts';
import { oembedOf } from '../src/embed/oembed.ts';
import { ADDRESSES, PLACES } from '../src/embed/places.ts';
import { elementSnippet, frameSnippet, type Wanted } from '../src/embed/snippets.ts';
import { USUAL_PANELS, VIEW_NAMES } from '../src/embed/views.ts';
import { CONCEPT_NAMES, runnable } from '../src/sim/library/index.ts';

const MACHINE = { case: 'Q177245', view: 'machine' } as const;
const HANG = 'A~Q177245~a00000f1111111111.28';
const opening = (fragment: string) => openingOf(runnable('Q177245'), HANG, readWishes(fragment, 'machine'));

describe('what a frame is asked for', () => {
  it.each([
    ['theme=pink', 'There is no theme "pink"; choose auto, light, dark. It is as the system has it.'],
    ['panels=figure,walls', 'There is no panel "walls"; choose some of settings, figure'],
    ['speed=9', 'This frame does not know "speed"; it understands schedule, step'],
    ['against=nt4-sp4', '"against" means nothing to this view; here one of schedule, step'],
  ])('%s is told of in a sentence', (fragment, sentence) => {
    expect(readWishes(fragment, 'machine').problems[0]).toContain(sentence);
  });

  it.each([
    ['step=99', 'This run has 28 steps, so there is no step 99. It shows the last.'],
    ['step=-1', '"-1" is no step; a step is a whole number from 0 to 20,000.'],
    ['step=100000', '"100000" is no step; a step is a whole number from 0 to 20,000.'],
    ['build=nt5', 'There is no build "nt5"; choose one of'],
    ['processors=many', '"many" is no number of processors; choose 1, 2, 3, 4.'],
    ['processors=9', 'There is no number of processors "9"; choose one of 1, 2, 3, 4.'],
    ['registry=SynAttackProtect', '"SynAttackProtect" sets no registry value; write it as in SynAttackProtect=2.'],
    ['load=heavy', 'There is no load "heavy"; choose one of both-closes'],
    ['schedule=rubbish', 'The link does not begin like a schedule of this book'],
    ['A~Q297040~.0', 'The schedule is of Q297040, and this frame runs Q177245. It shows its own.'],
  ])('of a machine, %s is told of in a sentence, and it shows its own', (fragment, sentence) => {
    const { problems, text } = opening(fragment);
    expect(problems.join(' ')).toContain(sentence);
    expect(text).toBeNull();
  });

  it('a step of its own run, a link as it was copied and a setting each open what they name', () => {
    expect(opening('step=9').text).toBe(`${HANG}@9`);
    expect(opening(`${HANG}@9&theme=dark`).text).toBe(`${HANG}@9`);
    expect(opening('processors=3&step=4')).toEqual({ text: 'A~Q177245~p3~.0', later: 4, problems: [] });
    expect(opening('')).toEqual({ text: null, later: null, problems: [] });
    expect(registryIn('A=1, B=2')).toEqual({ A: '1', B: '2' });
  });

  it('whatever a fragment holds, the frame stands', () => {
    const text = fc.oneof(fc.string(), fc.webFragments(), fc.constantFrom('%', '#?secret=', 'A~', 'panels=,,'));
    fc.assert(
      fc.property(fc.array(text), fc.constantFrom(...VIEW_NAMES), (parts, view) => {
        const wishes = readWishes(parts.join('&'), view);
        expect(wishes.panels.every((panel) => panel.length > 0)).toBe(true);
        expect(openingOf(runnable('Q177245'), HANG, wishes).problems.every((sentence) => sentence.length < 400)).toBe(
          true,
        );
      }),
    );
  });

  it('panels that are all unknown leave the usual ones; none at all is a wish', () => {
    expect(readWishes('panels=walls', 'machine').panels).toEqual(USUAL_PANELS);
    expect(readWishes('panels=', 'machine').panels).toEqual([]);
  });
});

describe('the lines that are copied', () => {
  const wanted: Wanted = { place: MACHINE, title: 'A "hang" & more', page: 'https://a/kb/', height: 700, said: {} };
  const said = { step: '9', panels: 'figure,table', theme: 'dark', autoplay: '' } as const;

  it('hold no style and no script of their own, and escape what they quote', () => {
    const lines = [frameSnippet('https://a/embed/v1/', wanted), elementSnippet('https://a/embed/v1/', wanted)];
    for (const text of lines) {
      expect(text).not.toMatch(/style|javascript:|\son\w+=|<script>[^<]/);
      expect(text).toContain('A &quot;hang&quot; &amp; more');
    }
  });

  it('say the same to a frame and to an element', () => {
    expect(frameSnippet('https://a/embed/v1/', { ...wanted, said })).toContain(
      'src="https://a/embed/v1/Q177245/#step=9&amp;panels=figure,table&amp;theme=dark&amp;autoplay"',
    );
    expect(elementSnippet('https://a/embed/v1/', { ...wanted, said })).toContain(
      '<nt-hang case="Q177245" step="9" panels="figure,table" theme="dark" autoplay height="700">',
    );
  });

  it('whatever is said is read back from the address as it was said', () => {
    const value = fc.string({ minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(fc.record({ schedule: value, build: value, load: value, registry: value }), (all) => {
        const text = frameSnippet('https://a/', { ...wanted, said: all });
        const src = /src="([^"]*)"/.exec(text)?.[1]?.replaceAll('&amp;', '&') ?? '';
        expect(readWishes(new URL(src).hash.slice(1), 'machine').asked).toEqual(all);
      }),
    );
  });
});

describe('the builder', () => {
  it('writes down nothing that holds anyway, whatever is built', () => {
    for (const place of PLACES) expect(saidBy(choicesFor(place))).toEqual({});
  });

  it('a link of one’s own carries its setting; a link for something else is told of', () => {
    const choices = { ...choicesFor(MACHINE), link: `https://a/kb/177/Q177245/#${HANG}@3` };
    expect(saidBy(choices)).toEqual({ schedule: `${HANG}@3` });
    expect(whyNot({ ...choices, link: 'https://a/#A~Q297040~.0' })).toContain('This link is for Q297040');
  });

  it('another case keeps the look and drops what it has not got', () => {
    const before = { ...choicesFor(MACHINE), theme: 'dark', step: '9', width: 1000 } as const;
    expect(turnedTo(before, 'spin-lock')).toMatchObject({ theme: 'dark', step: '', width: 1000 });
    expect(turnedTo(before, 'nowhere').place).toEqual(MACHINE);
  });
});

describe('what the site comes with', () => {
  it('every frame has a height at every width', () => {
    for (const place of PLACES) for (const width of WIDTHS) expect(heightOf(place, width)).toBeGreaterThan(100);
    expect(ADDRESSES).toHaveLength(new Set(ADDRESSES).size);
  });

  it('a frame that nobody has measured is taken to be as high as half of its kind, and is said to be owed', () => {
    const { 'spin-lock': own, ...others } = MEASURED;
    expect(own).toBeDefined();
    const owed = unmeasured();
    expect(unmeasured(others).filter((address) => !owed.includes(address))).toEqual(['spin-lock']);
    const concepts = CONCEPT_NAMES.filter((name) => name !== 'spin-lock');
    for (const width of WIDTHS) {
      const height = heightOf({ case: 'spin-lock', view: 'machine' }, width, others);
      const lower = concepts.filter((name) => (others[name]?.[width] ?? 0) < height);
      expect(lower.length).toBeLessThanOrEqual(concepts.length / 2);
      expect(concepts.map((name) => others[name]?.[width])).toContain(height);
    }
  });

  it('a case is not estimated by concepts, nor one view by another; with nothing alike the build stops', () => {
    const only = { 'spin-lock': { 360: 700, 600: 600, 1000: 500 }, 'Q297040/symptoms': { 360: 90, 600: 80, 1000: 70 } };
    expect(heightOf({ case: 'Q177245', view: 'symptoms' }, 600, only)).toBe(80);
    expect(heightOf({ case: 'two-orders', view: 'machine' }, 360, only)).toBe(700);
    expect(() => heightOf(MACHINE, 600, only)).toThrow(
      /Neither the frame Q177245 nor any like it .* at 600\. Run: node/,
    );
  });

  it('each script is one classic script, and the host script is at most 2 KB packed', async () => {
    for (const script of SCRIPTS) {
      const { code } = await bundled(script);
      expect(code, script).not.toMatch(/^\s*(import|export)\b|import\.meta|\beval\(/m);
    }
    expect(packedSize(await bundled('embed'))).toBeLessThanOrEqual(2048);
  }, 60_000);

  it('an oEmbed answer has all that oembed.com asks of a rich one', () => {
    const answer = oembedOf('https://a/', 'https://a/embed/v1/', { place: MACHINE, title: 'A', page: 'https://a/kb/' });
    expect(answer).toMatchObject({ version: '1.0', type: 'rich', width: 600, height: heightOf(MACHINE, 600) });
    expect(answer.html).toContain(`height="${answer.height}"`);
  });

  it.each(hostFiles({ base: '/hangbook/', secure: true }).map(({ file, text }) => [file, text] as const))(
    '%s says of frames, of pages and of everything what the others say, below a path too',
    (file, text) => {
      expect(text).toContain('/hangbook/embed/v1');
      if (file === '_redirects') return;
      for (const said of [
        'Cross-Origin-Resource-Policy',
        'nosniff',
        'camera=()',
        "frame-ancestors 'none'",
        'immutable',
      ])
        expect(text).toContain(said);
      expect(text).toContain('/hangbook/_astro');
      // Below a path the rest of the host is not the book's.
      expect(text).not.toContain('Strict-Transport-Security');
    },
  );

  it.each(['/', '/hangbook/'])(
    'at %s no server is told to keep a file that is not there, and each shows what stands for it',
    (base) => {
      const servers = hostFiles({ base, secure: true }).filter(({ file }) => file.startsWith('embed/hosting/'));
      expect(servers.length).toBe(3);
      for (const { host, text } of servers) {
        for (const line of text.split('\n').filter((one) => /Cache-Control "/.test(one) && !host.startsWith('Caddy')))
          expect(line).toMatch(/";$|-lt 400"$/);
        if (host.startsWith('Caddy')) expect(text).toContain(`header ${base}* -Cache-Control`);
        for (const shown of ['404.html', 'embed/v1/index.html'])
          expect(text).toMatch(new RegExp(`404.*${base}${shown}|rewrite @\\w+ ${base}${shown}`));
      }
    },
  );

  it('HSTS is asked for where the whole host is the book’s, and only over https', () => {
    const says = (base: string, secure: boolean): boolean =>
      hostFiles({ base, secure }).some(({ text }) => text.includes('Strict-Transport-Security'));
    expect([says('/', true), says('/', false), says('/hangbook/', true)]).toEqual([true, false, false]);
  });

  it('every folder with pages in it is one that nobody may take into a frame', () => {
    const folders = readdirSync(join(import.meta.dirname, '../src/pages'), { withFileTypes: true })
      .filter((one) => one.isDirectory() && !['embed', 'oembed', 'og', 'data'].includes(one.name))
      .map(({ name }) => name);
    expect([...PAGE_FOLDERS].sort()).toEqual(folders.sort());
  });
});
