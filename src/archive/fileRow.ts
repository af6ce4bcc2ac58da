/** A row of a file table: what it prints, and what follows from that and from the table round it. */
import type { PlatformName } from './nameCells.ts';
import type { SectionPart } from './sections.ts';

/** Every cell exactly as printed; null where the row has none. */
export interface PrintedCells {
  readonly name: string | null;
  readonly date: string | null;
  readonly time: string | null;
  readonly size: string | null;
  readonly version: string | null;
  readonly platform: string | null;
}

export interface FileRow extends PrintedCells {
  readonly line: number;
  readonly part: SectionPart | null;
  /** The nearest heading below that of the part: mostly a product line. */
  readonly under: string | null;
  /** The day, as yyyy-mm-dd, in the order of day and month that the whole table is printed in. */
  readonly day: string | null;
  /** Whether another order of day and month would be a day too, and nothing in the table decides. */
  readonly eitherOrder: boolean;
  readonly time24: string | null;
  readonly bytes: number | null;
  /** Processor families, from the row's own cell or carried down to it. */
  readonly platforms: readonly PlatformName[];
  /** The row from which the platform is carried down; null where it is the row's own, or there is none. */
  readonly platformFrom: number | null;
  /** The file, without folders: its own cell, or the name that the text above the table gives. */
  readonly file: string | null;
  /** The line above the table that names the file; null where the row itself does. */
  readonly fileFrom: number | null;
  readonly folder: string | null;
  /** Words of the row that are no cell of these. */
  readonly others: readonly string[];
}
