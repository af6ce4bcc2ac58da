/** Tables as the README has them, and the figures in them. */

export const row = (...cells: readonly string[]): void => console.log(`| ${cells.join(' | ')} |`);

export function heading(title: string, ...cells: readonly string[]): void {
  console.log(`\n${title}\n`);
  row(...cells);
  row(...cells.map(() => '---'));
}

/** The value below which that part of a list lies: 0.5 for its middle. */
export function quantile(list: readonly number[], part: number): number {
  const sorted = list.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}
