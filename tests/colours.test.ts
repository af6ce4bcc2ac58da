import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

type Rgb = readonly [number, number, number];

const css = readFileSync(new URL('../src/styles/tokens.css', import.meta.url), 'utf8');
const PAIRS = new Map(
  [...css.matchAll(/--([a-z0-9-]+): light-dark\((#\w{6}), (#\w{6})\)/g)].map(([, ...pair]) => [pair[0], pair]),
);

const INKS = ['ink', 'soft', 'link', 'code-keyword', 'code-call', 'code-literal'];
const OUTCOMES = ['alive', 'dead', 'fading'];
const PROCESSORS = ['p0', 'p1', 'p2', 'p3'];
const LOCKS = ['lock0', 'lock1', 'lock2', 'lock3', 'lock4', 'lock5'];

/** Linear light of `#rrggbb`. */
function linear(hex: string): Rgb {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return [r, g, b];
}

/** WCAG 2, from 1 to 21. */
function contrast(one: Rgb, other: Rgb): number {
  const [dark = 0, light = 0] = [one, other]
    .map(([r, g, b]) => 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05)
    .sort((a, b) => a - b);
  return light / dark;
}

function oklab([r, g, b]: Rgb): Rgb {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

/** What is left of a colour for an eye without one kind of cone (Machado and others, 2009, full severity). */
const EYES: Readonly<Record<string, readonly [Rgb, Rgb, Rgb]>> = {
  full: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** How far apart two colours look to an eye: OKLab, times 100. About 2 can just be told. */
function apart(one: string, other: string, eye: string): number {
  const [from, to] = [one, other].map((hex) => {
    const colour = linear(hex);
    const [r = 0, g = 0, b = 0] = (EYES[eye] ?? []).map((row) =>
      Math.min(1, Math.max(0, row[0] * colour[0] + row[1] * colour[1] + row[2] * colour[2])),
    );
    return oklab([r, g, b]);
  }) as [Rgb, Rgb];
  return 100 * Math.hypot(from[0] - to[0], from[1] - to[1], from[2] - to[2]);
}

describe.each([
  ['light', 1],
  ['dark', 2],
] as const)('in %s', (_theme, which) => {
  const colour = (name: string): string => {
    const hex = PAIRS.get(name)?.[which];
    if (hex === undefined) throw new Error(`src/styles/tokens.css has no --${name}: light-dark(#..., #...)`);
    return hex;
  };
  const least = (names: readonly string[], others: readonly string[], eye: string): number =>
    Math.min(
      ...names.flatMap((one) => others.filter((it) => it !== one).map((it) => apart(colour(one), colour(it), eye))),
    );

  test.each([...INKS, ...OUTCOMES, ...PROCESSORS, ...LOCKS])('%s can be read on paper and on card', (name) => {
    for (const ground of ['paper', 'card']) {
      expect(contrast(linear(colour(name)), linear(colour(ground)))).toBeGreaterThanOrEqual(4.9);
    }
  });

  test('the edge of a control can be seen', () => {
    expect(contrast(linear(colour('edge')), linear(colour('paper')))).toBeGreaterThanOrEqual(3);
  });

  test.each(Object.keys(EYES))('processors, locks and outcomes can each be told apart by a %s eye', (eye) => {
    expect(least(PROCESSORS, PROCESSORS, eye)).toBeGreaterThan(8);
    expect(least(LOCKS, LOCKS, eye)).toBeGreaterThan(6.5);
    expect(least(OUTCOMES, OUTCOMES, eye)).toBeGreaterThan(5);
  });

  test('no processor and no lock could be taken for alive, dead or fading', () => {
    expect(least([...PROCESSORS, ...LOCKS], OUTCOMES, 'full')).toBeGreaterThan(10);
  });
});
