/** The drawing instructions of a PDF page, as far as one must read them to tell what is part of the text and what is not. */

/** Strings, hexadecimal strings, dictionaries' brackets, names, and everything else up to a blank or a bracket. */
const TOKEN = /\((?:\\[\s\S]|[^\\()])*\)|<<|>>|<[0-9a-fA-F\s]*>|[[\]]|\/[^\s/<>[\]()]*|[^\s/<>[\]()]+/g;

const PATH = new Set(['m', 'l', 'c', 'v', 'y', 'h', 're', 'W', 'W*']);
/** What leaves ink. */
export const PAINT = new Set(['f', 'F', 'f*', 'S', 's', 'B', 'B*', 'b', 'b*', 'sh', 'Do']);

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
    open.push(operation.text);
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

/** Each operation with the points that a unit has where it stands. */
export function* scaled(
  operations: readonly Operation[],
): Generator<{ readonly operation: Operation; readonly scale: number }> {
  const kept: number[] = [];
  let scale = 1;
  for (const operation of operations) {
    if (operation.operator === 'q') kept.push(scale);
    else if (operation.operator === 'Q') scale = kept.pop() ?? scale;
    else if (operation.operator === 'cm') {
      const [a = 1, b = 0, c = 0, d = 1] = operation.text.split(/\s+/).map(Number);
      scale *= Math.sqrt(Math.abs(a * d - b * c));
    }
    yield { operation, scale };
  }
}

/** As fine as it need be, in points: a dot of a good printer. */
export const FINE = 0.1;

/** Operations that say where. */
const WHERE = new Set(['Td', 'Tm', 'm', 'l', 'c', 'v', 'y', 're']);
const NUMBER = /-?\d*\.\d+(?:e-?\d+)?/g;

/** The same operations without the digits that no printer shows: Chromium writes seven, which are half the bytes of a sheet. */
export function shortened(operations: readonly Operation[]): readonly Operation[] {
  return [...scaled(operations)].map(({ operation: { operator, text }, scale }) => {
    if (!WHERE.has(operator)) return { operator, text };
    const places = Math.max(0, Math.ceil(Math.log10(scale / FINE)));
    // Of a text's matrix only the last two numbers are a place.
    const matrix = operator === 'Tm' ? text.split(/\s+/).slice(0, 4).join(' ') : '';
    const where = text.slice(matrix.length);
    return {
      operator,
      text: matrix + where.replaceAll(NUMBER, (number) => String(Number(Number(number).toFixed(places)))),
    };
  });
}

/** The same drawing, in which all that is no part of the text says so: heads, rules, grounds. */
export const withArtifacts = (operations: readonly Operation[]): string =>
  groupsIn(operations)
    .map(({ text, loose }) => (loose ? `/Artifact BMC\n${text}\nEMC` : text))
    .join('\n');
