/** The columns of a file table, in the order in which articles print them. */
import type { PrintedRow } from '../content/schemas.ts';

export const COLUMNS = {
  date: 'Date',
  time: 'Time',
  version: 'Version',
  size: 'Size',
  name: 'File name',
  platform: 'Platform',
} as const;

/** As articles print them: a column that no row fills is left out. */
export const columnsOf = (rows: readonly PrintedRow[]): readonly (keyof typeof COLUMNS)[] =>
  (Object.keys(COLUMNS) as (keyof typeof COLUMNS)[]).filter((cell) => rows.some((row) => row[cell] !== null));
