/** The drawing instructions of a PDF page, as far as one must read them to tell what is part of the text and what is not. */

/** Strings, hexadecimal strings, dictionaries' brackets, names, and everything else up to a blank or a bracket. */
const TOKEN = /\((?:\\[\s\S]|[^\\()])*\)|<<|>>|<[0-9a-fA-F\s]*>|[[\]]|\/[^\s/<>[\]()]*|[^\s/<>[\]()]+/g;

const PATH = new Set(['m', 'l', 'c', 'v', 'y', 'h', 're', 'W', 'W*']);
const PAINT = new Set(['f', 'F', 'f*', 'S', 's', 'B', 'B*', 'b', 'b*', 'sh', 'Do']);

export interface Operation {
  readonly operator: string;
  /** With its operands, as it stands. */
  readonly text: string;
}

/** One operation after the other; operands stand before their operator. */
export function operationsIn(content: string): readonly Operation[] {
  const operations: Operation[] = [];
  let from = 0;
  let depth = 0;
  for (const { 0: token, index } of content.matchAll(TOKEN)) {
    if (token === '<<' || token === '[') depth++;
    if (token === '>>' || token === ']') depth--;
    if (depth > 0 || !/^[A-Za-z'"]/.test(token) || token === 'true' || token === 'false' || token === 'null') continue;
    const end = index + token.length;
    operations.push({ operator: token, text: content.slice(from, end).trim() });
    from = end;
  }
  return operations;
}

/** A run of operations that belongs together: a path with its painting, a text object, or a single one. */
interface Group {
  readonly text: string;
  /** It leaves ink, outside of all marked content. */
  readonly loose: boolean;
}

function groupsIn(operations: readonly Operation[]): readonly Group[] {
  const groups: Group[] = [];
  let marked = 0;
  let open: string[] = [];
  let inText = false;
  const close = (loose: boolean): void => {
    if (open.length > 0) groups.push({ text: open.join('\n'), loose });
    open = [];
    inText = false;
  };
  for (const operation of operations) {
    const { operator } = operation;
    if (operator === 'BDC' || operator === 'BMC') marked++;
    const loose = marked === 0;
    open.push(shorter(operation));
    if (operator === 'EMC') marked--;
    if (operator === 'BT') inText = loose;
    else if (operator === 'ET') close(loose);
    else if (PAINT.has(operator)) close(loose);
    else if (!inText && !PATH.has(operator)) close(false);
  }
  close(false);
  return groups;
}

/** How many things leave ink and are neither part of the text nor said to be none. */
export const looseIn = (content: string): number => groupsIn(operationsIn(content)).filter(({ loose }) => loose).length;

/** Where an operation says where: so many places after the point are finer than any printer. Matrices stay as they are. */
const PLACES: Readonly<Record<string, number>> = { Td: 3, m: 2, l: 2, c: 2, v: 2, y: 2, re: 2 };

/** Chromium writes seven places, which are half the bytes of a sheet. */
const shorter = ({ operator, text }: Operation): string => {
  const places = PLACES[operator];
  return places === undefined
    ? text
    : text.replaceAll(/-?\d*\.\d+/g, (number) => String(Number(Number(number).toFixed(places))));
};

/** The same drawing, in which all that is no part of the text says so: heads, rules, grounds. */
export const withArtifacts = (operations: readonly Operation[]): string =>
  groupsIn(operations)
    .map(({ text, loose }) => (loose ? `/Artifact BMC\n${text}\nEMC` : text))
    .join('\n');
