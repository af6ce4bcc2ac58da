/**
 * Signs that no face of the book has, such as ticks, discs and arrows. On a screen they come from whatever faces a computer has;
 * printed, they come from DejaVu for everybody, so that two computers print the same.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { PDFDict, type PDFDocument } from '@cantoo/pdf-lib';
import type { Page } from '@playwright/test';
import { lighter } from '../../src/site/lighterFonts.ts';
import { name } from './objects.ts';

const FACES = [
  { file: 'DejaVuSans', family: 'Hangbook Signs', weight: '400' },
  { file: 'DejaVuSans-Bold', family: 'Hangbook Signs', weight: '600' },
  { file: 'DejaVuSansMono', family: 'Hangbook Signs Mono', weight: '400' },
] as const;

/** Punctuation, arrows, mathematics, and shapes up to dingbats. */
const BLOCKS = [
  [0x2000, 0x206f],
  [0x2190, 0x22ff],
  [0x25a0, 0x27bf],
] as const;
const SIGNS = BLOCKS.flatMap(([from, to]) =>
  Array.from({ length: to - from + 1 }, (_, at) => String.fromCodePoint(from + at)),
).join('');

const load = createRequire(import.meta.url);
/** Made once, for however many documents. */
let made: Promise<readonly { readonly family: string; readonly weight: string; readonly bytes: string }[]> | null =
  null;

const faces = () => {
  made ??= Promise.all(
    FACES.map(async ({ file, family, weight }) => {
      const whole = readFileSync(load.resolve(`dejavu-fonts-ttf/ttf/${file}.ttf`));
      return { family, weight, bytes: (await lighter(whole, SIGNS, 'truetype')).toString('base64') };
    }),
  );
  return made;
};

/** Gives a page the signs, behind the book's own faces and before a computer's. */
export const giveSigns = async (page: Page): Promise<void> =>
  page.evaluate(
    async (given) => {
      for (const { family, weight, bytes } of given) {
        const face = new FontFace(
          family,
          Uint8Array.from(atob(bytes), (one) => one.charCodeAt(0)),
          { weight },
        );
        document.fonts.add(await face.load());
      }
      const root = getComputedStyle(document.documentElement);
      const sheet = new CSSStyleSheet();
      const stacks = ['sans', 'serif', 'mono'].map((kind) => {
        const [own = '', ...rest] = root.getPropertyValue(`--${kind}`).split(',');
        return `--${kind}: ${[own, kind === 'mono' ? "'Hangbook Signs Mono'" : "'Hangbook Signs'", ...rest].join(',')};`;
      });
      sheet.replaceSync(`:root { ${stacks.join(' ')} }`);
      document.adoptedStyleSheets.push(sheet);
    },
    await faces(),
  );

const OURS = /IBMPlex|DejaVu/;

/** Each face of a document that is none of these, as a sentence: what else a computer has, or letters drawn in outlines. */
export function strangeFacesIn(document: PDFDocument): readonly string[] {
  const faces = document.context
    .enumerateIndirectObjects()
    .flatMap(([, one]) => (one instanceof PDFDict && one.lookup(name('Type')) === name('Font') ? [one] : []))
    .map((font) => String(font.get(name('BaseFont')) ?? font.get(name('Subtype'))).replace(/^\/(\w+\+)?/, ''));
  return [...new Set(faces)]
    .filter((face) => !OURS.test(face))
    .map((face) => `Letters are set in ${face}, which is no face of the book.`);
}
