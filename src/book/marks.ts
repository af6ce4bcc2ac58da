/** A popover is found by its id, so those of one page are numbered; the request stands for the page being rendered. */
const marks = new WeakMap<Request, number>();

export function nextMark(page: Request, kind: 'basis' | 'term' = 'basis'): string {
  const number = (marks.get(page) ?? 0) + 1;
  marks.set(page, number);
  return `${kind}-${number}`;
}
