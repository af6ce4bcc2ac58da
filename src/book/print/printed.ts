/** The PDFs that `npm run print` has left in public/print/, if it has been run: what this build of the site can offer. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { path } from '../../paths.ts';

export interface PrintedSheet {
  readonly format: string;
  readonly at: string;
  readonly pages: number;
  /** In whole kilobytes, rounded up. */
  readonly kilobytes: number;
}

type Manifest = Readonly<Record<string, Readonly<Record<string, { readonly bytes: number; readonly pages: number }>>>>;

const FILE = join(process.cwd(), 'public/print/manifest.json');
/** Read once: nearly every page asks. */
const manifest: Manifest = existsSync(FILE) ? JSON.parse(readFileSync(FILE, 'utf8')) : {};

/** @param name as the printer calls a document: the number of an article, Hangbook for the book */
export const printedOf = (name: string): readonly PrintedSheet[] =>
  Object.entries(manifest[name] ?? {}).map(([format, { bytes, pages }]) => ({
    format,
    at: path(`print/${name}-${format}.pdf`),
    pages,
    kilobytes: Math.ceil(bytes / 1000),
  }));
