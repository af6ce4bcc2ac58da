/** What the sources of a folder say to a reader: string literals, parts of templates and text between tags. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const ROOT = join(import.meta.dirname, '../..');

export interface Text {
  readonly file: string;
  readonly line: number;
  readonly says: string;
}

const isText = (
  node: ts.Node,
): node is ts.StringLiteral | ts.NoSubstitutionTemplateLiteral | ts.TemplateHead | ts.JsxText =>
  ts.isStringLiteral(node) ||
  ts.isNoSubstitutionTemplateLiteral(node) ||
  ts.isTemplateHead(node) ||
  ts.isTemplateMiddleOrTemplateTail(node) ||
  ts.isJsxText(node);

/** The texts of a source in TypeScript. Names of modules are none. */
export function textsIn(source: string, file: string): readonly Text[] {
  const kind = file.endsWith('.tsx') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, false, kind);
  const texts: Text[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return;
    if (isText(node))
      texts.push({ file, line: tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1, says: node.text });
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return texts;
}

const lineAt = (source: string, at: number): number => source.slice(0, at).split('\n').length;

/** What has no words for a reader: styles, scripts of the page, comments. */
const SILENT = /<style[\s\S]*?<\/style>|<script[\s\S]*?<\/script>|\/\*[\s\S]*?\*\//g;
/** What stands between two tags, or a quoted attribute within one. */
const SHOWN = /"([^"]*)"(?=[^<>]*>)|(?<=>|^)([^<>]+)(?=<|$)/g;

/** The texts of a component of Astro: those of its script, and those between and within the tags of its template. */
export function textsInAstro(source: string, file: string): readonly Text[] {
  const [head = '', script = ''] = /^---\n([\s\S]*?)\n---\n/.exec(source) ?? [];
  const blank = (text: string): string => text.replace(/[^\n]/g, ' ');
  const template = blank(head) + source.slice(head.length).replace(SILENT, blank);
  return [
    ...textsIn(script, file).map((text) => ({ ...text, line: text.line + 1 })),
    ...[...template.matchAll(SHOWN)].flatMap(({ index, 0: whole, 1: quoted, 2: between }) => {
      const says = quoted ?? between ?? '';
      const from = index + whole.indexOf(says.trimStart());
      return says.trim() === '' ? [] : [{ file, line: lineAt(template, from), says }];
    }),
  ];
}

/** The texts of all sources that match. */
export const textsOf = (patterns: readonly string[]): readonly Text[] =>
  globSync([...patterns], { cwd: ROOT }).flatMap((path) => {
    const file = path.replaceAll('\\', '/');
    const source = readFileSync(join(ROOT, path), 'utf8');
    return file.endsWith('.astro') ? textsInAstro(source, file) : textsIn(source, file);
  });
