import { createServer } from 'node:net';
import { defineConfig } from '@playwright/test';
import { findBrowser } from './tools/browser.ts';

/** A port nobody uses now: two runs on one machine do not meet. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((listening) => server.once('listening', listening));
  const address = server.address();
  await new Promise((closed) => server.close(closed));
  if (address === null || typeof address === 'string') throw new Error('The system gave no port to serve dist on.');
  return address.port;
}

// This file is read again by every worker; what the first reading chose is handed down in the environment.
process.env['HANGBOOK_PORT'] ??= String(await freePort());
const origin = `http://localhost:${process.env['HANGBOOK_PORT']}`;

export default defineConfig({
  testDir: 'tests/browser',
  testMatch: '**/*.spec.ts',
  fullyParallel: true,
  // One more than processors of a small machine: a browser waits a good part of its time.
  workers: 3,
  forbidOnly: Boolean(process.env['CI']),
  // A host that is busy with others may starve a browser once; what fails twice has failed, and both are in the list.
  retries: process.env['CI'] ? 1 : 0,
  reporter: 'list',
  use: {
    baseURL: origin,
    launchOptions: { executablePath: await findBrowser() },
  },
  webServer: {
    command: `astro preview --port ${process.env['HANGBOOK_PORT']}`,
    url: origin,
    stdout: 'ignore',
  },
});
