import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { partsIn, usedIn, withParts } from '../src/site/articleParts.ts';
import { ROOT } from '../tools/imports.ts';

const parts = partsIn(ROOT);
const file = join(ROOT, 'src/content/articles/Q999999.mdx');
const article = (prose: string): string => `---\nkb: Q999999\nwhy: <Machine> is no part here\n---\n\n${prose}\n`;

describe('what an article’s author writes', () => {
  it('is imported by its name, each part once, below the prose, whose lines keep their numbers', () => {
    const text = withParts(
      article('<Machine case="Q1" /> and <Basis of="x">y</Basis>, <Machine case="Q2" />'),
      file,
      parts,
    );
    expect(text.split('\n').filter((line) => line.startsWith('import '))).toEqual([
      "import Machine from '../../components/Machine.astro';",
      "import Basis from '../../components/facts/Basis.astro';",
    ]);
    expect(text.startsWith(article('<Machine case="Q1" /> and <Basis of="x">y</Basis>, <Machine case="Q2" />'))).toBe(
      true,
    );
  });

  it('is left as it is where it uses no part, and what stands in code is none', () => {
    expect(usedIn(article('Plain words, `<Machine />` and\n```\n<Walk />\n```\n'))).toEqual([]);
    expect(withParts(article('Plain.'), file, parts)).toBe(article('Plain.'));
  });

  it('stops the build with the choices where there is no such part', () => {
    expect(() => withParts(article('<Machin />'), file, parts)).toThrow(
      /Q999999\.mdx uses <Machin>, and there is no such part; there are .*Machine, /,
    );
  });

  it('stops the build with a sentence where it imports a part by itself, which would be there twice', () => {
    const own = 'import Machine from \'../../components/Machine.astro\';\n\n<Machine case="Q1" />';
    expect(() => withParts(article(own), file, parts)).toThrow(/imports Machine, which is there by its name; leave/);
  });
});
