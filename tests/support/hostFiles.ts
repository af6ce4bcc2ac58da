/** What a host would make of the files for hosts in dist/. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DIST } from '../../tools/builtPages.ts';

/** As Netlify and Cloudflare read their file: a path, or the beginning of one before a star, and below it, indented, its headers. */
export function headersOf(file: string): (path: string) => Record<string, string> {
  const rules: { readonly path: string; readonly headers: Record<string, string> }[] = [];
  for (const line of readFileSync(join(DIST, file), 'utf8').split('\n')) {
    const [name = '', ...value] = line.trim().split(': ');
    if (/^\s/.test(line)) Object.assign(rules.at(-1)?.headers ?? {}, { [name]: value.join(': ') });
    else if (line !== '') rules.push({ path: line, headers: {} });
  }
  const is = (rule: string, path: string): boolean =>
    rule.endsWith('*') ? path.startsWith(rule.slice(0, -1)) : path === rule;
  return (asked) => {
    const headers: Record<string, string> = {};
    for (const rule of rules.filter(({ path }) => is(path, asked.split(/[?#]/)[0] ?? '')))
      for (const [name, value] of Object.entries(rule.headers)) {
        // One of the two hosts would put a comma between the values, the other send both.
        if (name in headers) throw new Error(`${file} gives ${asked} the header ${name} twice.`);
        headers[name] = value;
      }
    return headers;
  };
}
