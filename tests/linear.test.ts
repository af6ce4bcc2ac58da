/**
 * Whatever a stranger pastes, types or links is read in a number of steps that grows with its length and no faster. Patterns
 * are looked at one by one; all else is counted, as the engine counts what it has run. No clock is asked.
 */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { analyse } from 'scslre';
import ts from 'typescript';
import { beforeAll, describe, expect, it } from 'vitest';
import { MOST_PASTED } from '../src/sim/outside.ts';
import { filesUnder } from '../tools/imports.ts';
import { type Counted, READERS, SLOW, UNOPTIMIZED } from './support/countSteps.ts';

const ROOT = process.cwd();

/** Patterns that take more than one look at a sign, and what they are given. */
const OF_OURS: readonly (readonly [file: string, why: string])[] = [
  ['src/site/prose.ts', 'the prose of the book, at its build'],
  ['src/sim/sentences.ts', 'the digits of one number'],
  ['src/views/figure/standalone.ts', 'style sheets of the book'],
];

describe('a pattern never looks at a sign again for each sign before it', () => {
  const patterns = filesUnder('src', ['.ts', '.tsx']).flatMap((file) => {
    const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
    const found: { readonly file: string; readonly line: number; readonly pattern: string }[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isRegularExpressionLiteral(node))
        found.push({
          file: relative(ROOT, file),
          line: source.getLineAndCharacterOfPosition(node.pos).line + 1,
          pattern: node.text,
        });
      ts.forEachChild(node, visit);
    };
    visit(source);
    return found;
  });
  const slow = patterns.filter(({ pattern }) => {
    const [, source = '', flags = ''] = /^\/(.*)\/(\w*)$/s.exec(pattern) ?? [];
    return analyse({ source, flags }).reports.length > 0;
  });

  it('in the whole book, but for those that only ever see texts of its authors', () => {
    expect(patterns.length).toBeGreaterThan(200);
    const strange = slow.filter(({ file }) => !OF_OURS.some(([one]) => one === file));
    expect(strange.map(({ file, line, pattern }) => `${file}:${line} ${pattern}`)).toEqual([]);
    for (const [file] of OF_OURS) expect(slow.map((one) => one.file)).toContain(file);
  });

  it('and one that would is found', () => {
    expect(analyse({ source: '[,;:.]+$', flags: '' }).reports).not.toEqual([]);
    expect(analyse({ source: '^\\w*\\w*b', flags: '' }).reports).not.toEqual([]);
  });
});

describe('every reader of a stranger’s text', () => {
  let told: Readonly<Record<string, readonly Counted[]>>;
  beforeAll(async () => {
    const script = join(ROOT, 'tests/support/countSteps.ts');
    told = JSON.parse(
      (await promisify(execFile)(process.execPath, [...UNOPTIMIZED, script], { maxBuffer: 10_000_000 })).stdout,
    );
  }, 120_000);

  /** Where words are sorted, twice as many take a little more than twice the steps; what grows with the square takes four times. */
  const grows = ({ half, whole }: Counted): boolean => whole > 2.5 * half + 200;

  it.each(READERS)('%s takes twice the steps for twice the text, sorting aside', (name) => {
    expect(told[name]?.length).toBeGreaterThan(80);
    expect(told[name]?.filter(grows)).toEqual([]);
  });

  it('and one that reads it all for each sign of it is found', () => {
    expect(told[SLOW]?.filter(grows)).toHaveLength(1);
  });
});

describe('a paste past its size', () => {
  it('and no other: one that just fits was read whole', async () => {
    const { readPaste } = await import('../src/diagnose/paste.ts');
    const line = '07/21/99 05:13p 147,920 Tcpip.sys'.padEnd(MOST_PASTED, ' x');
    expect(readPaste(line).notes).toEqual([]);
    expect(readPaste(`${line}x`).notes).toHaveLength(1);
  });

  it('is cut, and a sentence says what was read', async () => {
    const { readPaste } = await import('../src/diagnose/paste.ts');
    const line = '07/21/99 05:13p 147,920 Tcpip.sys';
    for (const [text, read] of [
      [`${line}\n`.repeat(50_000), '1,000 lines'],
      [line.padEnd(1_000_000, ' x'), '40,000 characters'],
    ] as const) {
      const { notes, files } = readPaste(text);
      expect(notes).toContain(
        `It is long: the first ${read} were read, and the rest was not. Paste the line of the driver alone.`,
      );
      expect(files[0]?.size?.bytes).toBe(147_920);
      expect(files.length).toBeLessThanOrEqual(1000);
    }
  });
});
