/** A name means one thing in the whole book. */
import { basename } from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { filesUnder, parsed, SCRIPTS } from '../tools/imports.ts';

const ALL = filesUnder('src', SCRIPTS);

/** Those of a list that are there more than once, each with all its places. */
const twice = (all: readonly (readonly [name: string, at: string])[]): readonly string[] =>
  [...Map.groupBy(all, ([name]) => name)]
    .filter(([, places]) => places.length > 1)
    .map(([name, places]) => `${name}: ${places.map(([, at]) => at).join(', ')}`);

/** The props of an Astro component are called so by Astro, and belong to its file alone. */
const isOfAstro = (name: string, file: string): boolean => name === 'Props' && file.endsWith('.astro');

it('a type has a name of its own in all of src', () => {
  const types = ALL.flatMap((file) =>
    parsed(file)
      .statements.filter(
        (one) => ts.isInterfaceDeclaration(one) || ts.isTypeAliasDeclaration(one) || ts.isClassDeclaration(one),
      )
      .map(({ name }) => [name?.text ?? '', file] as const)
      .filter(([name]) => !isOfAstro(name, file)),
  );
  expect(types.length).toBeGreaterThan(300);
  expect(twice(types)).toEqual([]);
});

/** Files that are called by what asks for them, whatever else is called so. */
const CALLED_BY_USE: readonly RegExp[] = [
  // A folder by its door, a page and a document by their addresses, a verb of the terminal by its word.
  /\/index\.\w+$|^src\/pages\/|^src\/content\/published\/|^src\/cli\//,
  // A script of a frame by the island that it wakes, a step of Astro's build by what Astro calls it.
  /^src\/embed\/frame\/|\/integration\.ts$/,
  // Each driver, and each world around one, has lines, readings and a vocabulary of its own; a concept is called by its mechanism.
  /^src\/sim\/library\//,
];

it('rooms share no name of a file', () => {
  const named = ALL.filter((file) => !CALLED_BY_USE.some((use) => use.test(file)));
  expect(twice(named.map((file) => [basename(file).toLowerCase(), file] as const))).toEqual([]);
});
