/** What the sources import, read by the compiler's own parser: an import that it sees cannot hide from a test. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import ts from 'typescript';

export const ROOT = join(import.meta.dirname, '..');

export interface Import {
  /** The file that imports, from the project's root, with forward slashes: `src/sim/terms.ts`. */
  readonly from: string;
  readonly line: number;
  /** As it is written: `../terms.ts`, `preact`. */
  readonly written: string;
  /** The imported file from the project's root; null for a package. */
  readonly to: string | null;
  /** `import type`: gone before anything runs. */
  readonly typeOnly: boolean;
}

/** The files under a folder with one of the endings, from the project's root. None if there is no such folder. */
export const filesUnder = (folder: string, endings: readonly string[]): readonly string[] => {
  try {
    return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => posix.join(folder, name.replaceAll('\\', '/')))
      .filter((name) => endings.some((ending) => name.endsWith(ending)))
      .sort();
  } catch {
    return [];
  }
};

const FENCE = /^\s*---\r?\n([\s\S]*?)\r?\n---/;
const SCRIPT = /<script[^>]*>([\s\S]*?)<\/script>/g;

/** The script of a file, on the lines where it stands: of an Astro component, what is between the fences and in its script tags; of an article, its imports. */
function scriptOf(file: string): string {
  const text = readFileSync(join(ROOT, file), 'utf8');
  if (file.endsWith('.mdx')) return text.replaceAll(/^(?!import ).*$/gm, '');
  if (!file.endsWith('.astro')) return text;
  let script = text.replaceAll(/[^\n]/g, ' ');
  const keep = (part: string, at: number): void => {
    script = script.slice(0, at) + part + script.slice(at + part.length);
  };
  const fence = FENCE.exec(text)?.[1];
  if (fence !== undefined) keep(fence, text.indexOf(fence));
  for (const match of text.matchAll(SCRIPT)) keep(match[1] ?? '', match.index + match[0].indexOf('>') + 1);
  return script;
}

export const parsed = (file: string): ts.SourceFile =>
  ts.createSourceFile(
    file,
    scriptOf(file),
    ts.ScriptTarget.Latest,
    true,
    file.endsWith('.tsx') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  );

/** Every node of a file that has no parts: names, strings, numbers. */
export function* leavesOf(node: ts.Node): Generator<ts.Node> {
  const children: ts.Node[] = [];
  ts.forEachChild(node, (child) => void children.push(child));
  if (children.length === 0) yield node;
  for (const child of children) yield* leavesOf(child);
}

export const lineOf = (source: ts.SourceFile, node: ts.Node): number =>
  source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;

/** What a node imports, as it is written: a static import, one that is passed on, or a call of `import()`. */
function importedBy(node: ts.Node): { readonly written: string; readonly typeOnly: boolean } | null {
  if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier) {
    const written = (node.moduleSpecifier as ts.StringLiteral).text;
    const typeOnly = ts.isImportDeclaration(node)
      ? node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword
      : node.isTypeOnly;
    return { written, typeOnly };
  }
  const [argument] =
    ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword ? node.arguments : [];
  return argument && ts.isStringLiteralLike(argument) ? { written: argument.text, typeOnly: false } : null;
}

/** Every import of a file. */
export function importsOf(file: string): readonly Import[] {
  const source = parsed(file);
  const found: Import[] = [];
  const visit = (node: ts.Node): void => {
    const imported = importedBy(node);
    if (imported) {
      const { written, typeOnly } = imported;
      const to = written.startsWith('.') ? posix.join(posix.dirname(file), written.replace(/\?.*$/, '')) : null;
      found.push({ from: file, line: lineOf(source, node), written, to, typeOnly });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

export const SCRIPTS = ['.ts', '.tsx', '.astro'] as const;
