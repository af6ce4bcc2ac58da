/** The reasons for packages, in docs/design.md, beside the packages that there are. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const read = (file: string): string => readFileSync(join(import.meta.dirname, '..', file), 'utf8');

type Packages = Readonly<Record<string, string>>;
const { dependencies, devDependencies, optionalDependencies } = JSON.parse(read('package.json')) as {
  readonly dependencies: Packages;
  readonly devDependencies: Packages;
  readonly optionalDependencies: Packages;
};
const packages = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies });

const [, section = ''] = read('docs/design.md').split('\n## Dependencies\n');
/** Each reason, with the packages before its colon and its text behind it. */
const reasons = section
  .trimEnd()
  .split(/\n(?=- |\n)/)
  .filter((part) => part.startsWith('- '))
  .map((line) => {
    const [, names = '', why = ''] = /^- ((?:`[^`]+`(?:, )?)+): (.*)$/s.exec(line) ?? [];
    return { line, names: [...names.matchAll(/`([^`]+)`/g)].map(([, name]) => name ?? ''), why };
  });

it('each package has one line in docs/design.md, and each line a package', () => {
  expect(reasons.flatMap(({ names }) => names).sort()).toEqual(packages.map(([name]) => name).sort());
});

it('each line is a sentence, not a name said again', () => {
  for (const { line, why } of reasons) expect(why, line).toMatch(/\w+ \w+ \w+.*\.$/s);
});

it('the list is the last section, so that what is added to the page does not end it', () => {
  expect(section).not.toMatch(/^## /m);
});

it('each version is exact', () => {
  expect(packages.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
});
