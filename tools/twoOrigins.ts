/**
 * Two origins on one machine: the book, as a host serves it that knows nothing of frames and sends no header for them, and
 * somebody else's pages, each with the headers that it asks for.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { DIST } from './builtPages.ts';
import { contentTypeOf } from './contentTypes.ts';

/** A page of somebody else's. `OURS` in its text and in its headers stands for the book's origin. */
export interface HostPage {
  readonly html: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface TwoOrigins {
  /** Origins, without a stroke at their end. */
  readonly book: string;
  readonly host: string;
  /** Serves a page at the host, and says where. */
  readonly put: (page: HostPage) => string;
  readonly close: () => void;
}

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

async function serve(name: string, answer: Answer): Promise<{ readonly origin: string; readonly close: () => void }> {
  const server = createServer(answer).listen(0);
  await new Promise((listening) => server.once('listening', listening));
  const { port } = server.address() as { readonly port: number };
  return { origin: `http://${name}:${port}`, close: () => void server.close() };
}

/** Where dist/ was built to stand. What is served from it stands where it is served from. */
const BUILT_FOR = 'http://localhost:4321';

function sendFile(
  folder: string,
  url: string,
  response: ServerResponse,
  origin = '',
  headers: Record<string, string> = {},
): void {
  const path = decodeURIComponent(url.split(/[?#]/)[0] ?? '/');
  const file = join(folder, path.endsWith('/') ? `${path}index.html` : path);
  if (!file.startsWith(folder) || !existsSync(file) || statSync(file).isDirectory()) {
    response.writeHead(404, { 'content-type': 'text/html' });
    // As common hosts of files do.
    response.end(folder === DIST ? readFileSync(join(DIST, '404.html')) : `<!doctype html><p>No ${path}.`);
    return;
  }
  response.writeHead(200, { 'content-type': contentTypeOf(file), ...headers });
  const isText = ['.html', '.json'].includes(extname(file));
  response.end(isText && origin ? readFileSync(file, 'utf8').replaceAll(BUILT_FOR, origin) : readFileSync(file));
}

/** What pages of hosts may load, by the beginning of its address: files of the gallery, and of a package for slides. */
const FOLDERS: Readonly<Record<string, string>> = {
  '/hosts/': join(import.meta.dirname, '../tests/hosts'),
  '/reveal/': join(import.meta.dirname, '../node_modules/reveal.js/dist'),
};

/** `headersFor`: what the book's host adds to a path; nothing unless given. */
export async function openTwoOrigins(
  headersFor: (path: string) => Record<string, string> = () => ({}),
): Promise<TwoOrigins> {
  const pages: HostPage[] = [];
  const book = await serve('localhost', (request, response) => {
    const url = request.url ?? '/';
    sendFile(DIST, url, response, `http://${request.headers.host}`, headersFor(url));
  });
  const host = await serve('127.0.0.1', (request, response) => {
    const url = request.url ?? '/';
    const folder = Object.keys(FOLDERS).find((begins) => url.startsWith(begins));
    if (folder) {
      sendFile(FOLDERS[folder] as string, url.slice(folder.length - 1), response);
      return;
    }
    const page = pages[Number(/^\/(\d+)/.exec(url)?.[1] ?? -1)];
    if (!page) {
      response.writeHead(url === '/favicon.ico' ? 204 : 404).end();
      return;
    }
    const ours = (text: string): string => text.replaceAll('OURS', book.origin);
    const headers = Object.fromEntries(Object.entries(page.headers ?? {}).map(([name, value]) => [name, ours(value)]));
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(ours(page.html));
  });
  return {
    book: book.origin,
    host: host.origin,
    put: (page) => `${host.origin}/${pages.push(page) - 1}`,
    close: () => {
      book.close();
      host.close();
    },
  };
}
