/** How the pages about builds put what the entries hold. */
import { PRODUCT_LINES_IN_SHORT, type ProductLine } from '../../content/lists.ts';
import type { Build } from '../../content/schemas.ts';
import { listed } from '../../sim/sentences.ts';

export type BuildFile = Build['files'][number];
type PrintedCell = 'name' | 'date' | 'time' | 'size' | 'version' | 'platform';

export const lineNames = (lines: readonly ProductLine[]): string =>
  listed(lines.map((line) => PRODUCT_LINES_IN_SHORT[line]));

/** ", Terminal Server" where something holds of only some of a build's product lines; else empty. */
export const onlyOn = (lines: readonly ProductLine[], all: readonly ProductLine[]): string =>
  lines.length === all.length ? '' : lineNames(lines);

/** What the rows of a file print in one cell: once, unless they differ. Empty where none has the cell. */
export const printedOf = ({ rows }: Pick<BuildFile, 'rows'>, cell: PrintedCell): readonly string[] => [
  ...new Set(rows.flatMap((row) => row[cell] ?? [])),
];
