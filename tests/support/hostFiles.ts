/** What a host would make of the files for hosts in dist/. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DIST } from './kinds.ts';

/** As Netlify and Cloudflare read their file: a path with a star, and below it, indented, its headers. */
export function headersOf(file: string): (path: string) => Record<string, string> {
  const rules: { readonly begins: string; readonly headers: Record<string, string> }[] = [];
  for (const line of readFileSync(join(DIST, file), 'utf8').split('\n')) {
    const [name = '', ...value] = line.trim().split(': ');
    if (/^\s/.test(line)) Object.assign(rules.at(-1)?.headers ?? {}, { [name]: value.join(': ') });
    else if (line !== '') rules.push({ begins: line.replace(/\*$/, ''), headers: {} });
  }
  return (path) =>
    Object.assign({}, ...rules.filter(({ begins }) => path.startsWith(begins)).map((rule) => rule.headers));
}
