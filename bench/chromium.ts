import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { stripTypeScriptTypes } from 'node:module';
import type { AddressInfo } from 'node:net';
import { chromium } from '@playwright/test';
import { findBrowser } from '../tests/support/browser.ts';
import type { Measured } from './measure.ts';

const ROOT = new URL('../', import.meta.url);

/** Serves the sources as they are, without their types: what is measured is what we wrote. */
const server = createServer(async ({ url = '/' }, response) => {
  try {
    if (url === '/')
      return void response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>bench</title>');
    const source = await readFile(new URL(`.${url}`, ROOT), 'utf8');
    response.writeHead(200, { 'content-type': 'text/javascript' }).end(stripTypeScriptTypes(source));
  } catch {
    response.writeHead(404).end();
  }
});

export interface InChromium {
  /** In a fresh worker of a fresh page; `click` is from starting the worker to having its answer. */
  readonly measure: (
    what: 'all' | 'hang',
    processors: number,
    requests: number,
    slower?: number,
  ) => Promise<Measured & { readonly click: number }>;
  readonly close: () => Promise<void>;
}

export async function openChromium(): Promise<InChromium> {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const browser = await chromium.launch({ executablePath: await findBrowser() });
  return {
    measure: async (what, processors, requests, slower = 1) => {
      const page = await browser.newPage();
      await page.goto(address);
      if (slower > 1)
        await (await page.context().newCDPSession(page)).send('Emulation.setCPUThrottlingRate', { rate: slower });
      // Once to have the modules in the browser's cache, as on a page whose reader has looked at it for a moment.
      const ask = (data: object) =>
        page.evaluate(
          (asked) =>
            new Promise<Measured & { click: number }>((tell, fail) => {
              const begin = performance.now();
              const worker = new Worker('/bench/worker.ts', { type: 'module' });
              worker.onmessage = ({ data: measured }) => {
                tell({ ...measured, click: performance.now() - begin });
                worker.terminate();
              };
              worker.onerror = ({ message }) => fail(new Error(message));
              worker.postMessage(asked);
            }),
          data,
        );
      await ask({ what: 'all', processors: 1, requests: 0 });
      const measured = await ask({ what, processors, requests });
      await page.close();
      return measured;
    },
    close: async () => {
      await browser.close();
      server.close();
    },
  };
}
