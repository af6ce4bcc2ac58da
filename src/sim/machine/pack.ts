import type { Layout } from './layout.ts';

/**
 * Machines in as few bits as they need: a search stores millions of them. Packing loses nothing, so
 * equal words are equal machines: no place ever holds more than `layout.maxOf` says, for a step that
 * would store more throws (ranges.ts).
 */
export interface Packer {
  /** 32-bit words of a packed machine. */
  readonly words: number;
  readonly pack: (bytes: Uint8Array, into: Int32Array, at: number) => void;
  readonly unpack: (from: Int32Array, at: number, into: Uint8Array) => void;
}

const WORD = 32;

/** Lays fields into words, the widest first; none crosses the end of a word. */
export function packerOf(layout: Layout): Packer {
  const { processors, threads, places } = layout;
  const fields = [
    ...places.machine.map((place, byte) => ({ byte, place })),
    ...[processors, threads].flatMap((part) =>
      Array.from({ length: part.count }, (_, number) =>
        places[part === processors ? 'processor' : 'thread'].map((place, at) => ({
          byte: part.start + number * part.stride + at,
          place,
        })),
      ).flat(),
    ),
  ]
    .map(({ byte, place }) => ({ byte, bits: WORD - Math.clz32(layout.maxOf(place)) }))
    .sort((a, b) => b.bits - a.bits);

  const room: number[] = [];
  const inWord: { byte: number; shift: number; mask: number }[][] = [];
  for (const { byte, bits } of fields) {
    let word = room.findIndex((left) => left >= bits);
    if (word < 0) {
      word = room.push(WORD) - 1;
      inWord.push([]);
    }
    const left = room[word] as number;
    inWord[word]?.push({ byte, shift: WORD - left, mask: 2 ** bits - 1 });
    room[word] = left - bits;
  }

  // Flat lists, read in one run: this is the innermost loop of every search.
  const words = Math.max(1, inWord.length);
  const flat = inWord.flat();
  const bytesOf = Int32Array.from(flat, ({ byte }) => byte);
  const shifts = Int32Array.from(flat, ({ shift }) => shift);
  const masks = Int32Array.from(flat, ({ mask }) => mask);
  const ends = Int32Array.from(inWord, (_, word) => inWord.slice(0, word + 1).flat().length);
  return {
    words,
    pack: (bytes, into, at) => {
      for (let word = 0, field = 0; word < ends.length; word++) {
        let packed = 0;
        for (const end = ends[word] as number; field < end; field++)
          packed |= (bytes[bytesOf[field] as number] as number) << (shifts[field] as number);
        into[at + word] = packed;
      }
    },
    unpack: (from, at, into) => {
      for (let word = 0, field = 0; word < ends.length; word++) {
        const packed = from[at + word] as number;
        for (const end = ends[word] as number; field < end; field++)
          into[bytesOf[field] as number] = (packed >>> (shifts[field] as number)) & (masks[field] as number);
      }
    },
  };
}
