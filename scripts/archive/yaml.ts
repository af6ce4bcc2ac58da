/** Facts as the YAML that the book's files are written in. */
import { type CreateNodeOptions, Document, isMap, isScalar, isSeq, type Node, visit } from 'yaml';

/** Digits and colons alone, 15:54, are a number to some readers of YAML. */
const looksLikeNumber = (value: unknown): boolean => typeof value === 'string' && /^\d+:[\d:]+$/.test(value);

const isShort = (node: unknown): boolean => isSeq(node) && node.items.every((item) => isScalar(item));

const OPTIONS: CreateNodeOptions & { customTags: ['timestamp'] } = { customTags: ['timestamp'] };

/** YAML as the book's files have it: a list of words on one line, and a row of a table too. */
export function asYaml(value: unknown): string {
  const document = new Document(value, OPTIONS);
  visit(document, {
    Scalar: (_, node) => {
      if (looksLikeNumber(node.value)) node.type = 'QUOTE_SINGLE';
    },
    Pair: (_, { key, value: node }) => {
      if (isShort(node)) (node as { flow?: boolean }).flow = true;
      const ofRows = isScalar(key) && (key.value === 'files' || key.value === 'rows') && isSeq(node);
      if (ofRows) for (const row of (node as { items: Node[] }).items) if (isMap(row)) row.flow = true;
    },
  });
  return document.toString({ lineWidth: 0, flowCollectionPadding: false, singleQuote: true });
}
