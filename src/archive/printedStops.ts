/** Stop screens that an article prints with the code in full. */
import type { PlacedLine, SectionPart } from './sections.ts';

export interface PrintedStop {
  /** 0x and eight digits, letters as capitals. */
  readonly code: string;
  /** As printed, in their order; empty where no mention has any. */
  readonly parameters: readonly string[];
  /** Parts that name the code; the title is one. */
  readonly parts: readonly (SectionPart | 'title')[];
}

const STOP = /\bstop(?: error| code)?:?\s*(0x[\da-f]{8})\b\s*(?:\(([^)]{8,80})\))?/gi;

/** Every stop code that the title or the text prints in full, in the order of its first mention. */
export function readStops(title: string, lines: readonly PlacedLine[]): readonly PrintedStop[] {
  const stops = new Map<string, { parameters: readonly string[]; parts: Set<SectionPart | 'title'> }>();
  const read = (text: string, part: SectionPart | 'title' | null) => {
    for (const [, printed = '', list = ''] of text.matchAll(STOP)) {
      const code = `0x${printed.slice(2).toUpperCase()}`;
      const stop = stops.get(code) ?? { parameters: [], parts: new Set() };
      const parameters = list.split(/[\s,]+/).filter((word) => word !== '');
      if (part) stop.parts.add(part);
      stops.set(code, { ...stop, parameters: stop.parameters.length > 0 ? stop.parameters : parameters });
    }
  };
  read(title, 'title');
  for (const { text, part } of lines) read(text, part);
  return [...stops].map(([code, { parameters, parts }]) => ({ code, parameters, parts: [...parts] }));
}
