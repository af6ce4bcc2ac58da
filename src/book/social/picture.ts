/** A card as a PNG, drawn while the site is built: no browser is asked, and no font of the computer is used. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { render } from 'preact-render-to-string';
import decompress from 'woff2-encoder/decompress';
import tokens from '../../styles/tokens.css?raw';
import { colour, standaloneCss } from '../../views/figure/standalone.ts';
import lanes from '../../views/lanes/lanes.css?raw';
import { Card, type CardProps } from '../../views/social/Card.tsx';
import { WIDTH } from '../../views/social/pictureSize.ts';

const packages = createRequire(import.meta.url);
const FACES = [
  'sans/files/ibm-plex-sans-latin-400-normal',
  'sans/files/ibm-plex-sans-latin-600-normal',
  'serif/files/ibm-plex-serif-latin-600-normal',
  'mono/files/ibm-plex-mono-latin-400-normal',
];

/** Whatever the book's faces do not have, arrows and ticks, comes from these. */
const FALLBACKS = ['DejaVuSansMono', 'DejaVuSans'];

/** The book's own faces, unpacked once, and those for the marks that they lack. */
async function prepare() {
  await initWasm(await readFile(packages.resolve('@resvg/resvg-wasm/index_bg.wasm')));
  const bytes = (name: string) => readFile(packages.resolve(name));
  return Promise.all([
    ...FACES.map(async (face) => decompress(await bytes(`@fontsource/ibm-plex-${face}.woff2`))),
    ...FALLBACKS.map((face) => bytes(`dejavu-fonts-ttf/ttf/${face}.ttf`)),
  ]);
}
let faces: ReturnType<typeof prepare> | undefined;

const ink = (name: string) => colour(tokens, name);
const CARD_CSS = `
.paper{fill:${ink('--paper')}}
.divide{stroke:${ink('--rule')}}
.kicker{font-weight:600;font-size:22px;font-family:'IBM Plex Sans';fill:${ink('--soft')}}
.title{font-weight:600;font-size:46px;font-family:'IBM Plex Serif SemiBold','IBM Plex Serif';fill:${ink('--ink')}}
.symptom{font-weight:400;font-size:22px;font-family:'IBM Plex Sans';fill:${ink('--ink')}}
.strong{font-weight:600}
.symptom.alive{fill:${ink('--alive')}}
.symptom.dead{fill:${ink('--dead')}}
.symptom.fading,.symptom.at-risk{fill:${ink('--fading')}}
`;

/** @returns the bytes of a PNG of 1,200 by 630 pixels. */
export async function pictureOf(card: Omit<CardProps, 'css'>): Promise<Uint8Array> {
  faces ??= prepare();
  const fontBuffers = await faces;
  const svg = render(Card({ ...card, css: standaloneCss(lanes, tokens, 'wide') + CARD_CSS }));
  return new Resvg(svg, {
    fitTo: { mode: 'width', value: WIDTH },
    font: { fontBuffers, defaultFontFamily: 'IBM Plex Sans' },
  })
    .render()
    .asPng();
}
