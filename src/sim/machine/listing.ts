import type { Line, LineBasis, Node, Routine } from '../terms.ts';

/** One row of a listing, as it is shown. */
export interface ListingRow {
  readonly text: string;
  readonly indent: number;
  readonly basis: LineBasis;
  readonly why: string;
}

/** A node of a routine with the number of its row, and of the rows that belong to it. */
export type Outline =
  | { readonly row: number; readonly node: Exclude<Node, { kind: 'if' | 'switch' | 'loop' }> }
  | {
      readonly row: number;
      readonly node: Extract<Node, { kind: 'if' }>;
      readonly then: readonly Outline[];
      readonly otherwise: readonly Outline[];
    }
  | {
      readonly row: number;
      readonly node: Extract<Node, { kind: 'switch' }>;
      readonly cases: readonly { readonly row: number; readonly body: readonly Outline[] }[];
    }
  | { readonly row: number; readonly node: Extract<Node, { kind: 'loop' }>; readonly body: readonly Outline[] };

export interface Listing {
  readonly routine: Routine;
  readonly rows: readonly ListingRow[];
  readonly outline: readonly Outline[];
}

const listings = new WeakMap<Routine, Listing>();

/**
 * The listing of a routine: its rows from top to bottom, the last one the closing brace, and the
 * nodes with their row numbers (from 0). The same routine gives the same object.
 */
export function listingOf(routine: Routine): Listing {
  const known = listings.get(routine);
  if (known) return known;
  const rows: ListingRow[] = [];
  const addText = (
    text: string,
    indent: number,
    { basis = routine.basis, why = routine.why }: Partial<Line> = {},
  ): number => rows.push({ text, indent, basis, why }) - 1;
  const add = (node: Exclude<Node, Line>, indent: number): number => addText(node.line.text, indent, node.line);
  const outlineOf = (body: readonly Node[], indent: number): Outline[] =>
    body.map((node): Outline => {
      if (node.kind === 'line') return { row: addText(node.text, indent, node), node };
      const row = add(node, indent);
      if (node.kind === 'if') {
        const then = outlineOf(node.then, indent + 1);
        if (node.otherwise.length > 0) addText('else', indent, node.line);
        return { row, node, then, otherwise: outlineOf(node.otherwise, indent + 1) };
      }
      if (node.kind === 'switch') {
        return {
          row,
          node,
          cases: node.cases.map(({ text, body: caseBody }) => ({
            row: addText(text, indent, node.line),
            body: outlineOf(caseBody, indent + 1),
          })),
        };
      }
      if (node.kind === 'loop') return { row, node, body: outlineOf(node.body, indent + 1) };
      return { row, node };
    });
  const outline = outlineOf(routine.body, 0);
  addText('}', 0);
  const listing = { routine, rows, outline };
  listings.set(routine, listing);
  return listing;
}

/** A routine's lines as text, each level indented by two spaces. spell/read.ts reads it back. */
export const textOf = (routine: Routine): string =>
  listingOf(routine)
    .rows.map(({ text, indent }) => `${'  '.repeat(indent)}${text}`)
    .join('\n');
