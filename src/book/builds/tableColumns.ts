/** The columns of the table of builds, in their order, and what one may ask of it. */
import { FILED_CASES } from '../../content/filed.ts';

/** `order`: by what name the address calls the order by this column; null for one that has none. */
export const COLUMNS: readonly { readonly order: string | null; readonly label: string }[] = [
  { order: 'build', label: 'Build' },
  { order: 'date', label: 'Date' },
  { order: 'time', label: 'Time' },
  { order: 'size', label: 'Size' },
  { order: 'version', label: 'Version' },
  { order: 'platform', label: 'Platform' },
  { order: 'line', label: 'Product line' },
  { order: 'article', label: 'Printed in' },
  { order: null, label: 'What it corrects' },
  ...FILED_CASES.map((name) => ({ order: name, label: name })),
];

/** The order in which the rows are served. */
export const SERVED = 'date';
