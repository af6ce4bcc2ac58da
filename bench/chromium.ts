import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium } from '@playwright/test';
import { build } from 'vite';

import { findBrowser } from '../tools/browser.ts';
import type { Measured, What } from './measure.ts';

/** The worker as a site would serve it: one small file. */
async function bundle(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, lib: { entry: 'bench/worker.ts', formats: ['es'], fileName: 'worker' } },
  });
  const [output] = Array.isArray(built) ? built : [built];
  const chunk = output && 'output' in output ? output.output[0] : undefined;
  if (!chunk) throw new Error('The worker of the bench did not build.');
  return chunk.code;
}

/** A measurement with the time from starting the worker to having its answer. */
export type Clicked = Measured & { readonly click: number };

export interface InChromium {
  /** In a fresh worker. */
  readonly measure: (what: What, processors: number, requests: number) => Promise<Clicked>;
  /** Milliseconds to the verdict on a case's default setting, in a fresh page on a processor slowed so many times. */
  readonly timeToVerdict: (name: string, slower: number) => Promise<number>;
  readonly close: () => Promise<void>;
}

export async function openChromium(): Promise<InChromium> {
  const worker = await bundle();
  const server = createServer(({ url }, response) => {
    if (url === '/')
      response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>bench</title>');
    else response.writeHead(200, { 'content-type': 'text/javascript' }).end(worker);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const browser = await chromium.launch({ executablePath: await findBrowser() });
  return {
    measure: async (what, processors, requests) => {
      const page = await browser.newPage();
      await page.goto(address);
      const measured = await page.evaluate(
        (asked) =>
          new Promise<Clicked>((tell, fail) => {
            const begin = performance.now();
            const fresh = new Worker('/worker.js', { type: 'module' });
            fresh.onmessage = ({ data }) => tell({ ...data, click: performance.now() - begin });
            fresh.onerror = ({ message }) => fail(new Error(message));
            fresh.postMessage(asked);
          }),
        { what, processors, requests },
      );
      await page.close();
      return measured;
    },
    timeToVerdict: async (name, slower) => {
      const page = await browser.newPage();
      await page.goto(address);
      const session = await page.context().newCDPSession(page);
      await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
      // In the page itself: a browser's brake slows the page's thread, not its workers.
      const took = await page.evaluate(async (asked) => {
        const module = '/worker.js';
        const { timeToVerdict } = (await import(module)) as { timeToVerdict: (one: string) => number };
        return timeToVerdict(asked);
      }, name);
      await page.close();
      return took;
    },
    close: async () => {
      await browser.close();
      server.close();
    },
  };
}
