/**
 * Two faults of a lock file that `npm install` writes without a word.
 *
 * A package whose platform binaries were not on the registry that day is locked without them, and `npm ci`
 * refuses the lock on the platforms that need one. And a lock that says where a package was downloaded from
 * sends everybody else there too. (Funding links and deprecation notes are the packages' own prose.)
 */
import { readFileSync } from 'node:fs';

interface LockedPackage {
  readonly version?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly funding?: unknown;
  readonly deprecated?: unknown;
}

export interface Lock {
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

/** Where Node would look for `name` from the package at `path`: nearest node_modules first. */
function* placesFor(name: string, path: string): Generator<string> {
  for (let at = path; ; ) {
    yield at === '' ? `node_modules/${name}` : `${at}/node_modules/${name}`;
    if (at === '') return;
    const parent = at.lastIndexOf('/node_modules/');
    at = parent === -1 ? '' : at.slice(0, parent);
  }
}

/** One sentence for each fault; an empty list is a sound lock. */
export function whyUnsound(lock: Lock): string[] {
  const faults: string[] = [];
  for (const [path, entry] of Object.entries(lock.packages)) {
    const name = path === '' ? 'package.json' : path.replace(/^.*node_modules\//, '');
    for (const [wanted, range] of Object.entries(entry.optionalDependencies ?? {})) {
      if ([...placesFor(wanted, path)].some((place) => lock.packages[place])) continue;
      faults.push(`${name} names the optional package ${wanted} ${range}, which the lock does not hold.`);
    }
    const { funding, deprecated, ...rest } = entry;
    for (const [, host] of JSON.stringify(rest).matchAll(/:\/\/([^/"]+)/g)) {
      faults.push(`${name} names the host ${host}.`);
    }
  }
  return faults;
}

if (process.argv[1] === import.meta.filename) {
  const file = process.argv[2] ?? 'package-lock.json';
  const lock = JSON.parse(readFileSync(file, 'utf8')) as Lock;
  const faults = whyUnsound(lock);
  if (faults.length === 0) {
    console.log(`${file}: every optional package is there, and no host is named.`);
  } else {
    for (const fault of faults) console.error(fault);
    console.error(
      `${file} is not sound: \`npm ci\` would fail on some platform or ask a host of ours. ` +
        'Pin a version whose platform packages all exist, keep .npmrc as it is, and run `npm install` again.',
    );
    process.exitCode = 1;
  }
}
