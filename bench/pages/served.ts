/** dist/ as a good host serves it: each text as brotli packs it best, and the page for what is not there. */
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sirv from 'sirv';
import { DIST } from '../../tools/builtPages.ts';
import { isPacked, packed } from '../../tools/weight.ts';

export interface Served {
  /** Without a slash at its end: the path of a page follows. */
  readonly origin: string;
  readonly close: () => void;
}

/** @throws Error where there is no dist/. The packed copy lies in a folder for temporary files, and is gone once closed. */
export async function serve(): Promise<Served> {
  const folder = mkdtempSync(join(tmpdir(), 'hangbook-served-'));
  cpSync(DIST, folder, { recursive: true });
  for (const file of globSync('**/*', { cwd: folder }).filter(isPacked))
    writeFileSync(join(folder, `${file}.br`), packed(file));
  const missing = readFileSync(join(folder, '404.html'));
  const server = createServer(
    sirv(folder, {
      brotli: true,
      onNoMatch: (_, response) => response.writeHead(404, { 'content-type': 'text/html' }).end(missing),
    }),
  );
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
      rmSync(folder, { recursive: true });
    },
  };
}
