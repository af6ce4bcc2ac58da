/** Which part of an article a line stands in, and under which heading of that part. */
import type { SourceLine } from './lines.ts';

/** Parts that an article can have between its head and its foot, by the heading that begins them. */
export const PARTS = {
  SUMMARY: 'summary',
  SYMPTOMS: 'symptoms',
  CAUSE: 'cause',
  RESOLUTION: 'resolution',
  WORKAROUND: 'workaround',
  STATUS: 'status',
  'MORE INFORMATION': 'more',
  REFERENCES: 'references',
  // As a few articles spell them.
  SYMPTOM: 'symptoms',
  'WORK AROUND': 'workaround',
  WORKAROUNDS: 'workaround',
  'ADDITIONAL INFORMATION': 'more',
  REFERENCE: 'references',
} as const;
export type SectionPart = (typeof PARTS)[keyof typeof PARTS];

export interface PlacedLine extends SourceLine {
  /** Null before the first heading of a part. */
  readonly part: SectionPart | null;
  /** The heading below that of the part, which mostly names a product line; null where there is none. */
  readonly under: string | null;
  /** Whether the line is a heading, or the underline of one. */
  readonly heading: boolean;
}

const UNDERLINE = /^(?:={3,}|-{3,})\s*$/;

const partOf = (heading: string): SectionPart | null =>
  Object.hasOwn(PARTS, heading) ? PARTS[heading as keyof typeof PARTS] : null;

/** Columns of a file table above a ruler look like a heading above its underline. */
export type IsTableHeader = (text: string) => boolean;

/**
 * The heading whose underline the second line is; null where it underlines nothing. A heading begins in the first column
 * and its underline is as long as itself: rulers in code samples and below table heads are not.
 */
function headingAt(text: string, below: string, isTableHeader: IsTableHeader): string | null {
  if (!UNDERLINE.test(below)) return null;
  const heading = text.trimEnd();
  if (partOf(heading) !== null) return heading;
  const begins = /^\S/.test(heading) && /[\p{L}\p{N}]/u.test(heading);
  return begins && below.trimEnd().length === heading.length && !isTableHeader(heading) ? heading : null;
}

/** Says of every line where it stands. A heading of a part counts by what it says, whichever way it is underlined. */
export function place(lines: readonly SourceLine[], isTableHeader: IsTableHeader): readonly PlacedLine[] {
  let part: SectionPart | null = null;
  let under: string | null = null;
  let underline = -1;
  return lines.map((line, index) => {
    const heading = index === underline ? null : headingAt(line.text, lines[index + 1]?.text ?? '', isTableHeader);
    if (heading !== null) {
      underline = index + 1;
      const begins = partOf(heading);
      part = begins ?? part;
      under = begins ? null : heading;
    }
    return { ...line, part, under, heading: heading !== null || index === underline };
  });
}
