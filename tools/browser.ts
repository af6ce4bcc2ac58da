/**
 * The browser the tests drive, on a machine that may have none.
 *
 * First found wins: CHROMIUM_PATH; the package pinned in package.json (Linux on x64); Playwright's own download;
 * an installed Chrome, Chromium or Edge. The choice goes into process.env, so that Playwright's workers take
 * the same one and unpack nothing.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';

const INSTALLED: Readonly<Record<string, readonly string[]>> = {
  linux: [
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/snap/bin/chromium',
    '/usr/bin/microsoft-edge',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
};

const CACHE = join(import.meta.dirname, '../node_modules/.cache');

/**
 * The package unpacks into os.tmpdir() and never replaces what an older version left there, so it gets a folder
 * named by its version; and it is filled beside its place and moved in, so that no one starts half a browser.
 */
async function unpackPinned(): Promise<string> {
  const { default: pinned, inflate } = await import('@sparticuz/chromium');
  const manifest = new URL('../package.json', import.meta.resolve('@sparticuz/chromium'));
  const { version } = JSON.parse(await readFile(manifest, 'utf8')) as { version: string };
  const folder = join(CACHE, `chromium-${version}`);
  if (!existsSync(folder)) {
    const part = `${folder}.${process.pid}`;
    await mkdir(part, { recursive: true });
    const usual = process.env['TMPDIR'];
    process.env['TMPDIR'] = part;
    try {
      await pinned.executablePath();
      // Unpacked by itself only where Amazon's variables are set; Chromium does not start without NSS.
      await inflate(fileURLToPath(new URL('../bin/al2023.tar.br', import.meta.resolve('@sparticuz/chromium'))));
    } finally {
      if (usual === undefined) delete process.env['TMPDIR'];
      else process.env['TMPDIR'] = usual;
    }
    await writeFile(join(part, 'fonts.conf'), fontsConf(folder));
    await rename(part, folder).catch(() => rm(part, { recursive: true, force: true }));
  }
  return folder;
}

/** The package's own list of fonts names one fixed folder. Without any font Chromium dies on form fields. */
function fontsConf(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${join(folder, 'fonts')}</dir>
  <cachedir>${join(folder, 'fontcache')}</cachedir>
</fontconfig>
`;
}

/** What keeps this browser from starting here, in the loader's words, or null. */
function whyNotStarting(path: string): string | null {
  const { status, error, stderr } = spawnSync(path, ['--version'], { encoding: 'utf8' });
  return status === 0 ? null : (error?.message ?? stderr.trim());
}

async function pinnedBrowser(): Promise<string | null> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  const folder = await unpackPinned();
  const path = join(folder, 'chromium');
  process.env['FONTCONFIG_FILE'] = join(folder, 'fonts.conf');
  if (whyNotStarting(path) === null) return path;
  // The host has no NSS of its own.
  const libraries = [join(folder, 'al2023/lib'), process.env['LD_LIBRARY_PATH']];
  process.env['LD_LIBRARY_PATH'] = libraries.filter(Boolean).join(':');
  return whyNotStarting(path) === null ? path : null;
}

/** Where a browser is; the same answer, at no cost, when asked again. */
export async function findBrowser(): Promise<string> {
  const path =
    process.env['CHROMIUM_PATH'] ??
    (await pinnedBrowser()) ??
    [chromium.executablePath(), ...(INSTALLED[process.platform] ?? [])].find((each) => existsSync(each));
  if (path === undefined) {
    throw new Error(
      'No browser found for the tests. Run `npx playwright install chromium`, ' +
        'or set CHROMIUM_PATH to an installed Chrome, Chromium or Edge.',
    );
  }
  if (!existsSync(path)) throw new Error(`CHROMIUM_PATH names ${path}, and there is no such file.`);
  process.env['CHROMIUM_PATH'] = path;
  return path;
}
