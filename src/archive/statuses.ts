/** What an article says that Microsoft confirmed, and which service pack was the first to carry the correction. */
import { sentencesOf } from './lines.ts';
import type { PlacedLine, SectionPart } from './sections.ts';

export interface CorrectedIn {
  /** The product as the sentence names it, as Windows NT Server 4.0, Terminal Server Edition. */
  readonly product: string;
  /** The number of the pack, with its letter: 4, 6a. */
  readonly pack: string;
}

export interface Status {
  readonly line: number;
  readonly part: SectionPart | null;
  /** The heading that it stands under, which mostly names a product line. */
  readonly under: string | null;
  readonly confirmed: boolean;
  /** Empty where no pack is named. */
  readonly firstCorrectedIn: readonly CorrectedIn[];
}

const CONFIRMED = /\bMicrosoft\s+has\s+confirmed\b/;
const CORRECTED = /\bfirst\s+corrected\s+in\s/;
/** White space is made single before. Some articles say "Service Pack" twice. */
const PACK = /^(?:the |in )?(.+?),? (?:Service Pack ){1,3}(?:SP)?(\d+)(?:\.0)?([a-z]?)\b/i;

/** Packs of one sentence: "A Service Pack 4 and B Service Pack 5" names two. */
const packsIn = (text: string): readonly CorrectedIn[] =>
  text
    .replace(/\s+/g, ' ')
    .split(/,? and (?=(?:in )?(?:the )?(?:Microsoft )?Windows)/)
    .flatMap((named) => {
      const [, product = '', number, letter = ''] = PACK.exec(named.trim()) ?? [];
      return number === undefined ? [] : [{ product, pack: `${number}${letter}` }];
    });

/** What a text says something was first corrected in, up to the last full stop of the sentence. */
const correctedIn = (text: string): readonly string[] =>
  sentencesOf(text).flatMap((sentence) => {
    const found = CORRECTED.exec(sentence);
    return found ? [sentence.slice(found.index + found[0].length, sentence.lastIndexOf('.'))] : [];
  });

/** Runs of lines that no blank line and no heading parts. */
function paragraphsOf(lines: readonly PlacedLine[]): readonly (readonly PlacedLine[])[] {
  const paragraphs: PlacedLine[][] = [[]];
  for (const line of lines) {
    if (line.text.trim() === '' || line.heading) paragraphs.push([]);
    else paragraphs.at(-1)?.push(line);
  }
  return paragraphs.filter((paragraph) => paragraph.length > 0);
}

/** Every paragraph that confirms a problem or says where it was first corrected. */
export function readStatuses(lines: readonly PlacedLine[]): readonly Status[] {
  return paragraphsOf(lines).flatMap((paragraph) => {
    const [first] = paragraph;
    const text = paragraph.map((line) => line.text.trim()).join(' ');
    const confirmed = first?.part === 'status' && CONFIRMED.test(text);
    const firstCorrectedIn = correctedIn(text).flatMap(packsIn);
    if (!first || (!confirmed && firstCorrectedIn.length === 0)) return [];
    return [{ line: first.line, part: first.part, under: first.under, confirmed, firstCorrectedIn }];
  });
}
