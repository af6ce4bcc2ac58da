/**
 * Letters set as words. Chromium places every letter of a line by itself; where each stands at the end of the one before, as
 * they do, one instruction for the line says the same in a fraction of the bytes.
 */
import { PDFArray, PDFDict, PDFNumber } from '@cantoo/pdf-lib';
import type { Operation } from './content.ts';
import { itemsOf, name } from './objects.ts';

/** The width of a letter by its number in its font, in thousandths of the size. */
export type Widths = (letter: number) => number;

/** The widths of a font whose letters have numbers of two bytes; null for another, which is left as it is. */
function widthsOf(font: PDFDict): Widths | null {
  const below = font.lookupMaybe(name('DescendantFonts'), PDFArray)?.lookup(0, PDFDict);
  if (!below) return null;
  const widths = new Map<number, number>();
  const list = itemsOf(below.lookup(name('W')));
  for (let at = 0; at < list.length; ) {
    const first = (list[at] as PDFNumber).asNumber();
    const next = list[at + 1];
    if (next instanceof PDFArray) {
      for (let nth = 0; nth < next.size(); nth++) widths.set(first + nth, next.lookup(nth, PDFNumber).asNumber());
      at += 2;
    } else {
      for (let letter = first; letter <= (next as PDFNumber).asNumber(); letter++)
        widths.set(letter, (list[at + 2] as PDFNumber).asNumber());
      at += 3;
    }
  }
  const rest = below.lookupMaybe(name('DW'), PDFNumber)?.asNumber() ?? 1000;
  return (letter) => widths.get(letter) ?? rest;
}

/** The fonts of a page by the names that its instructions have for them. */
export function fontsOf(resources: PDFDict | undefined): ReadonlyMap<string, Widths | null> {
  const fonts = resources?.lookupMaybe(name('Font'), PDFDict);
  return new Map(
    (fonts?.keys() ?? []).map((key) => [key.decodeText(), widthsOf(fonts?.lookup(key, PDFDict) as PDFDict)]),
  );
}

/** Letters whose places differ by less, in thousandths of the size, stand where they should. */
const NEAR = 5;
const round = (number: number): string => String(Number(number.toFixed(3)));

/** Of the letters in hand: those written already, what they will take up, and how far the line has been moved. */
interface Line {
  readonly parts: string[];
  /** Where the next letter would stand, and where it should, from the first, in units of the text. */
  reached: number;
  meant: number;
}

const LETTERS = /^<([0-9A-Fa-f]+)> Tj$/;

/** The same instructions with lines in place of letters. */
export function asLines(
  operations: readonly Operation[],
  fonts: ReadonlyMap<string, Widths | null>,
): readonly Operation[] {
  const out: Operation[] = [];
  let widths: Widths | null = null;
  let size = 0;
  let line: Line | null = null;
  /** How far the line's beginning lags behind where the next move is counted from. */
  let owed = 0;
  const flush = (): void => {
    if (!line) return;
    out.push({
      operator: 'TJ',
      text: `[${line.parts.map((part) => (part.startsWith('-') || /^\d/.test(part) ? part : `<${part.slice(1)}>`)).join('')}] TJ`,
    });
    owed += line.meant;
    line = null;
  };
  for (const operation of operations) {
    const { operator, text } = operation;
    const letters = operator === 'Tj' && widths ? LETTERS.exec(text)?.[1] : undefined;
    if (letters !== undefined && widths) {
      line ??= { parts: [], reached: 0, meant: 0 };
      const off = size === 0 ? 0 : ((line.reached - line.meant) / size) * 1000;
      if (Math.abs(off) >= NEAR && line.parts.length > 0) {
        line.parts.push(String(Math.round(off)));
        line.reached -= (Math.round(off) / 1000) * size;
      }
      if (line.parts.at(-1)?.startsWith('x')) line.parts[line.parts.length - 1] += letters;
      else line.parts.push(`x${letters}`);
      for (const letter of letters.match(/.{4}/g) ?? [])
        line.reached += (widths(Number.parseInt(letter, 16)) / 1000) * size;
      continue;
    }
    const [dx = 0, dy = 0] = operator === 'Td' ? text.split(/\s+/).map(Number) : [];
    if (operator === 'Td' && line && dy === 0) {
      line.meant += dx;
      continue;
    }
    flush();
    if (operator === 'Td' && owed !== 0) {
      out.push({ operator, text: `${round(dx + owed)} ${round(dy)} Td` });
      owed = 0;
      continue;
    }
    if (operator === 'BT' || operator === 'Tm') owed = 0;
    if (operator === 'Tf') {
      const [font = '', points = '0'] = text.split(/\s+/);
      widths = fonts.get(font.slice(1)) ?? null;
      size = Number(points);
    }
    out.push(operation);
  }
  flush();
  return out;
}
