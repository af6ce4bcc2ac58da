/**
 * Browsers of other engines than the one that the tests usually drive, behind one small door, so that the same reading
 * can be taken in each. Firefox and Chromium are driven over WebDriver BiDi and Chrome's own protocol by puppeteer-core;
 * WebKit by its own driver, which speaks the older WebDriver over HTTP. None is ever downloaded.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { createServer } from 'node:net';
import puppeteer from 'puppeteer-core';
import { findBrowser } from './browser.ts';

export interface Engine {
  readonly open: (url: string) => Promise<void>;
  /** Runs a function in the page that is open. It sees nothing of what surrounds it here. */
  readonly read: <T>(inPage: () => T | Promise<T>) => Promise<T>;
  /** What the browser has complained of since it was started, or the page's policy refused. */
  readonly complaints: () => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
}

export type EngineName = 'Chromium' | 'Firefox' | 'WebKit';

const FIREFOX = [
  process.env['FIREFOX_PATH'],
  '/usr/bin/firefox-esr',
  '/usr/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
].find((path) => path !== undefined && existsSync(path));

const WEBKIT_DRIVER = ['/usr/bin/WebKitWebDriver'].find((path) => existsSync(path));
const MINI_BROWSER = globSync('/usr/lib/*/webkit2gtk-4.*/MiniBrowser').at(-1);
const XVFB = ['/usr/bin/Xvfb'].find((path) => existsSync(path));

/** Why an engine cannot be had on this machine, in a sentence that says what to do about it; null if it can. */
export const WHY_NOT: Readonly<Record<EngineName, string | null>> = {
  Chromium: null,
  Firefox: FIREFOX
    ? null
    : 'Firefox is not installed here. On Debian: apt-get install firefox-esr; elsewhere set FIREFOX_PATH.',
  WebKit:
    WEBKIT_DRIVER && MINI_BROWSER && XVFB
      ? null
      : 'WebKit and its driver are not installed here. On Debian: apt-get install webkit2gtk-driver xvfb.',
};

export const openEngine = (name: EngineName): Promise<Engine> =>
  name === 'WebKit' ? openWebKit() : openByPuppeteer(name);

async function openByPuppeteer(name: 'Chromium' | 'Firefox'): Promise<Engine> {
  const browser =
    name === 'Firefox'
      ? await puppeteer.launch({ browser: 'firefox', executablePath: FIREFOX as string })
      : await puppeteer.launch({ executablePath: await findBrowser(), args: ['--no-sandbox'] });
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 900 });
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warn'].includes(message.type())) complaints.push(message.text());
  });
  // Firefox reports what a policy refuses as an error of the page; Chromium on its console.
  page.on('pageerror', (error) => complaints.push(String(error)));
  return {
    open: async (url) => {
      await page.goto(url);
    },
    read: (inPage) => page.evaluate(inPage) as never,
    complaints: async () => complaints,
    close: () => browser.close(),
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((listening) => server.once('listening', listening));
  const { port } = server.address() as { readonly port: number };
  await new Promise((closed) => server.close(closed));
  return port;
}

/** A screen that nobody sees, for a browser that has no way to do without one. */
async function openScreen(): Promise<{ readonly display: string; readonly screen: ChildProcess }> {
  const screen = spawn(XVFB as string, ['-displayfd', '3', '-screen', '0', '1280x1000x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const number = await new Promise<string>((told, failed) => {
    screen.stdio[3]?.once('data', (data) => told(String(data).trim()));
    screen.once('exit', () => failed(new Error('Xvfb ended before it had a screen.')));
  });
  return { display: `:${number}`, screen };
}

/** What WebDriver answers. An error has a name and a sentence. */
interface Answer {
  readonly value: { readonly error?: string; readonly message?: string } | null;
}

async function openWebKit(): Promise<Engine> {
  const { display, screen } = await openScreen();
  const port = await freePort();
  const env = { ...process.env, DISPLAY: display, LIBGL_ALWAYS_SOFTWARE: '1', WEBKIT_DISABLE_DMABUF_RENDERER: '1' };
  const driver = spawn(WEBKIT_DRIVER as string, [`--port=${port}`], { stdio: 'ignore', env });
  const ask = async (method: string, path: string, body?: unknown): Promise<never> => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const { value } = (await answer.json()) as Answer;
    if (value?.error) throw new Error(`WebKit's driver: ${value.error}: ${value.message}`);
    return value as never;
  };
  for (let tries = 0; ; tries++) {
    const up = await ask('GET', '/status').then(Boolean, () => false);
    if (up) break;
    if (tries === 100) throw new Error('The driver of WebKit does not answer.');
    await new Promise((later) => setTimeout(later, 100));
  }
  const { sessionId } = (await ask('POST', '/session', {
    capabilities: {
      alwaysMatch: { 'webkitgtk:browserOptions': { binary: MINI_BROWSER, args: ['--automation'] } },
    },
  })) as { readonly sessionId: string };
  const session = `/session/${sessionId}`;
  await ask('POST', `${session}/timeouts`, { script: 120_000 });

  async function read<T>(inPage: () => T | Promise<T>): Promise<T> {
    const script = `const tell = arguments[arguments.length - 1];
      Promise.resolve((${inPage})()).then((is) => tell({ is }), (why) => tell({ why: String(why) }));`;
    const answer: { is: T; why?: string } = await ask('POST', `${session}/execute/async`, { script, args: [] });
    if (answer.why !== undefined) throw new Error(answer.why);
    return answer.is;
  }
  return {
    // The driver has no say before the page's own scripts, so what is refused is noticed from the first moment after.
    open: async (url) => {
      await ask('POST', `${session}/url`, { url });
      await read(() => {
        const noticed: string[] = [];
        Object.assign(window, { noticed });
        addEventListener('securitypolicyviolation', (refused) => noticed.push(`refused: ${refused.violatedDirective}`));
        addEventListener('error', ({ message }) => noticed.push(message));
        addEventListener('unhandledrejection', ({ reason }) => noticed.push(String(reason)));
      });
    },
    read,
    complaints: () => read(() => (window as unknown as { noticed: string[] }).noticed),
    close: async () => {
      await ask('DELETE', session);
      driver.kill();
      screen.kill();
    },
  };
}
