/** What a reader typed, as questions to an index of words. Pure: any text in, sentences for what cannot be asked. */
import { figure, stopNumber } from '../../sim/sentences.ts';

export interface Query {
  /** The text without what surrounds it, as far as it is looked for. */
  readonly text: string;
  /** Spellings of what is looked for, the best first; none where nothing can be looked for. */
  readonly spellings: readonly string[];
  /** What a reader should know of how the text was read; null where it was taken as it stands. */
  readonly says: string | null;
}

/** More than the longest title has; an address may hold any amount. */
export const LONGEST = 120;

/** One code of a stop screen, and what follows it in brackets: `STOP: 0x0000000A (0xF1C2CF0F, ...)`. */
const STOP_SCREEN = /^\W*stop\b\W*(?:0x)?([\da-f]{1,8})\b(.*)$/i;
/** A code alone. Without `0x` it must look like nothing else: eight digits, or two of which one is a letter or the first a 0. */
const CODE = /^(?:0x([\da-f]{1,8})|([\da-f]{8}|0[\da-f]|\d[a-f]|[a-f]\d))$/i;
/** The number of an article, or another number of as many digits: a size, say. */
const NUMBER = /^(?:kb|q)?\W?(\d{5,6})$/i;

/** A stop code in full, as blue screens print it, and shortened as titles do. Two figures alone would be found in any time. */
function spellingsOfCode(digits: string): readonly string[] {
  const code = Number.parseInt(digits, 16);
  const short = code.toString(16).toUpperCase();
  const bare = short.padStart(2, '0');
  return [...new Set([stopNumber(code), `0x${short}`, ...(/^[1-9]\d*$/.test(bare) ? [] : [bare])])];
}

function readStop(text: string): Omit<Query, 'text'> | null {
  const [, screen, rest = ''] = STOP_SCREEN.exec(text) ?? [];
  const [, full, alone] = CODE.exec(text) ?? [];
  const digits = screen ?? full ?? alone;
  // "Stop 0x0000000A in Tcpip.sys" is words like any others.
  if (digits === undefined || /^\s*[^\s(]/.test(rest)) return null;
  const says = rest.includes('(')
    ? 'This looks for the stop code alone. The diagnosis page compares its parameters.'
    : null;
  return { spellings: spellingsOfCode(digits), says };
}

/** @param raw Any text, of any length. */
export function readQuery(raw: string): Query {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they come with pasted text, and no word has one.
  const whole = raw.replace(/[\s\u0000-\u001f]+/g, ' ').trim();
  const text = whole.slice(0, LONGEST);
  if (whole === '') return { text, spellings: [], says: null };
  if (!/[\p{L}\p{N}]/u.test(text))
    return { text, spellings: [], says: 'There is no letter and no digit in this: type a word, a number or a name.' };
  const stop = readStop(text);
  if (stop) return { text, ...stop };
  const number = NUMBER.exec(text)?.[1];
  if (number !== undefined) return { text, spellings: [`Q${number}`, number], says: null };
  const says = `This is ${figure(whole.length)} characters long, and the first ${LONGEST} are looked for: fewer words find more.`;
  return { text, spellings: [text], says: whole.length > LONGEST ? says : null };
}

/** As the index holds a word: small letters and digits, all else left out. */
const plain = (word: string): string => word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** The words of a spelling. A phrase in quotation marks is one thing, and the index takes it as it stands. */
export const wordsIn = (spelling: string): readonly string[] =>
  spelling.split(' ').filter((word) => plain(word) !== '');

function prefixInCommon(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}

/**
 * Whether a word of a page is what was asked for. A number, or a name with `_` in it, is wanted whole or as the beginning
 * of a longer one; of other words the endings may differ, as the index allows.
 */
export function isMeant(word: string, asked: string): boolean {
  const wanted = plain(asked);
  const parts = [word, ...(word.match(/[\p{L}\p{N}]+|\d+/gu) ?? []), ...(word.match(/\d+/g) ?? [])].map(plain);
  if (/[\d_]/.test(asked)) return parts.some((part) => part.startsWith(wanted));
  return parts.some((part) => 7 * prefixInCommon(part, wanted) >= 4 * wanted.length);
}

/** Whether a text, a title say, has every word of one of the spellings. */
export const isAbout = (text: string, spellings: readonly string[]): boolean =>
  spellings.some((spelling) =>
    wordsIn(spelling).every((asked) => text.split(/\s+/).some((word) => isMeant(word, asked))),
  );
