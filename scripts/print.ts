/**
 * `npm run print`: the book on paper, into public/print/, from where the next build of the site takes it along.
 *
 * SITE and BASE say where the site will stand, as for `npm run build`: the addresses and codes on paper lead there.
 * `-- Q177245` prints only what is named.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { findBrowser } from '../tools/browser.ts';
import { faultsOf } from './print/checks.ts';
import { documents, FORMATS, fileOf } from './print/documents.ts';
import { AS_DRAWN, knownOf, openDocument, press } from './print/press.ts';
import { buildSite, NOWHERE, serve } from './print/site.ts';

const ROOT = join(import.meta.dirname, '..');
const INTO = join(ROOT, 'public/print');
const MANIFEST = join(INTO, 'manifest.json');

/** When the sources were last changed, by their history; SOURCE_DATE_EPOCH, in seconds, says it where there is none. */
function dateOfSources(): Date {
  const seconds =
    process.env['SOURCE_DATE_EPOCH'] ??
    execFileSync('git', ['log', '-1', '--format=%ct'], { cwd: ROOT, encoding: 'utf8' });
  return new Date(Number(seconds) * 1000);
}

const wanted = process.argv.slice(2);
const all = documents();
const unknown = wanted.filter((name) => !all.some((one) => one.name === name));
if (unknown.length > 0) {
  console.error(
    `There is no ${unknown.join(' and no ')} to print; choose of: ${all.map(({ name }) => name).join(', ')}.`,
  );
  process.exit(2);
}
const chosen = wanted.length === 0 ? all : all.filter(({ name }) => wanted.includes(name));

if (!process.env['SITE'])
  console.log(`SITE is not set, so addresses and codes on paper lead to ${NOWHERE}, which is nowhere.`);
console.log('Building the site for print.');
const site = buildSite(join(ROOT, 'node_modules/.cache/print'));
const when = dateOfSources();
const browser = await chromium.launch({ executablePath: await findBrowser(), args: [...AS_DRAWN] });
const context = await browser.newContext({ colorScheme: 'light', reducedMotion: 'reduce' });
await serve(context, site);
mkdirSync(INTO, { recursive: true });

const faults: string[] = [];
/** What was printed before and is not now stays as it was. */
const manifest: Record<string, Record<string, { readonly bytes: number; readonly pages: number }>> = existsSync(
  MANIFEST,
)
  ? JSON.parse(readFileSync(MANIFEST, 'utf8'))
  : {};
for (const [at, document] of chosen.entries()) {
  const started = performance.now();
  const page = await openDocument(context, site, document);
  const known = await knownOf(page);
  const sheets: Record<string, { readonly bytes: number; readonly pages: number }> = {};
  for (const format of FORMATS) {
    const { bytes, pages } = await press(page, document, format, when);
    const file = fileOf(document, format);
    writeFileSync(join(INTO, file), bytes);
    for (const fault of await faultsOf(bytes, document, format, known)) faults.push(`${file}: ${fault}`);
    sheets[format] = { bytes: bytes.length, pages };
  }
  const seconds = (performance.now() - started) / 1000;
  if (document.kind === 'book' && seconds > 60)
    faults.push(`The book took ${seconds.toFixed(0)} s; 60 are held to, for both sheets, on two cores.`);
  await page.close();
  manifest[document.name] = sheets;
  const told = FORMATS.map(
    (format) => `${format} ${sheets[format]?.pages} pages, ${Math.ceil((sheets[format]?.bytes ?? 0) / 1000)} KB`,
  );
  console.log(`${at + 1} of ${chosen.length}: ${document.name}, ${told.join('; ')} (${seconds.toFixed(1)} s)`);
}
await browser.close();
writeFileSync(MANIFEST, `${JSON.stringify(manifest, null, 1)}\n`);
if (faults.length > 0) {
  console.error(
    `\n${faults.join('\n')}\n\n${faults.length} faults. What is printed is in public/print/, to be looked at and not to be given away.`,
  );
  process.exitCode = 1;
} else console.log(`All ${chosen.length * FORMATS.length} documents pass these checks.`);
