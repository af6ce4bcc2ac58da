/** What an article tells its readers to do, as far as it says so in the phrases that all articles share. */
import { sentencesOf } from './lines.ts';
import type { PlacedLine } from './sections.ts';

/** Phrases that stand in hundreds of articles, white space made single. */
const PHRASES = {
  latestServicePack: /obtain the latest service pack/i,
  thisProblemOnly: /applied only to systems experiencing this specific problem/i,
  moreTesting: /may receive additional testing/i,
  waitUnlessAffected: /if you are not severely affected/i,
  atRiskOnly: /only be applied to systems determined to be at risk/i,
  askSupport: /contact Microsoft Product Support Services/i,
  chargesMayBeCanceled: /charges .{0,60}may be cancell?ed/i,
  normalCosts: /(?:normal|usual) support costs will apply/i,
  english: /\bEnglish(?:-language)? version of th/i,
  orLater: /\bfile attributes or later\b/i,
} as const;
export type ResolutionPhrase = keyof typeof PHRASES;

export interface Resolution {
  readonly line: number;
  /** The heading that it stands under, which mostly names a product line; null where the part has no headings. */
  readonly under: string | null;
  readonly says: ReadonlySet<ResolutionPhrase>;
  /** The address printed for support; null where none is. */
  readonly supportAddress: string | null;
  /** The article whose fix replaces this one. */
  readonly supersededBy: string | null;
  /** What must be installed first, as the sentence names it. */
  readonly requires: string | null;
}

const SUPERSEDED = /superseded by .{0,120}?\b(Q\d{5,6})\b/;
const REQUIRES = /fix requires (?:Microsoft )?(?=Windows )|update requires (?:Microsoft )?(?=Windows )/;
const PACK = /Service Pack \d+\w?(?=(?:\.0)?\.)/;
const ADDRESS = /https?:\/\//i;
const FOR_SUPPORT = /CNTACTMS|supportnet/i;

/** What must be installed first. In a sentence that requires nothing from its first "requires" on, no later one does. */
function requiredIn(text: string): string | null {
  for (const sentence of sentencesOf(text)) {
    const found = REQUIRES.exec(sentence);
    const named = found ? sentence.slice(found.index + found[0].length) : '';
    const pack = PACK.exec(named);
    if (pack) return named.slice(0, pack.index + pack[0].length);
  }
  return null;
}

/** The first address for support, to the end of its word. */
function supportAddressIn(text: string): string | null {
  for (const word of text.split(' ')) {
    const address = word.slice(ADDRESS.exec(word)?.index ?? word.length);
    if (FOR_SUPPORT.test(address)) return address;
  }
  return null;
}

/** Runs of the RESOLUTION part that stand under one heading. */
function blocksOf(lines: readonly PlacedLine[]): readonly (readonly PlacedLine[])[] {
  const blocks: PlacedLine[][] = [];
  for (const line of lines) {
    if (line.part !== 'resolution' || line.heading) continue;
    const last = blocks.at(-1);
    if (last?.at(-1)?.under === line.under) last.push(line);
    else blocks.push([line]);
  }
  return blocks.filter((block) => block.some(({ text }) => text.trim() !== ''));
}

/** One entry for each heading of the RESOLUTION part, in their order. */
export function readResolutions(lines: readonly PlacedLine[]): readonly Resolution[] {
  return blocksOf(lines).map((block) => {
    const text = block
      .map((line) => line.text.trim())
      .join(' ')
      .replace(/\s+/g, ' ');
    const says = (Object.keys(PHRASES) as ResolutionPhrase[]).filter((phrase) => PHRASES[phrase].test(text));
    return {
      line: block.find((line) => line.text.trim() !== '')?.line ?? 0,
      under: block[0]?.under ?? null,
      says: new Set(says),
      supportAddress: supportAddressIn(text),
      supersededBy: SUPERSEDED.exec(text)?.[1] ?? null,
      requires: requiredIn(text),
    };
  });
}
