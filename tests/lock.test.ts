import { expect, test } from 'vitest';
import { whyUnsound } from '../scripts/check-lock.ts';

const locked = (packages: Parameters<typeof whyUnsound>[0]['packages']) => whyUnsound({ packages });

test('a platform package that is named but not locked is a fault', () => {
  expect(locked({ 'node_modules/compiler': { optionalDependencies: { 'compiler-darwin-arm64': '1.0.0' } } })).toEqual([
    'compiler names the optional package compiler-darwin-arm64 1.0.0, which the lock does not hold.',
  ]);
});

test('a platform package is found where Node would look for it: beside its parent, or nested in it', () => {
  const compiler = { optionalDependencies: { 'compiler-linux-x64': '1.0.0' } };
  const entry = { version: '1.0.0' };
  expect(locked({ 'node_modules/compiler': compiler, 'node_modules/compiler-linux-x64': entry })).toEqual([]);
  const nested = 'node_modules/astro/node_modules/compiler';
  expect(locked({ [nested]: compiler, [`${nested}/node_modules/compiler-linux-x64`]: entry })).toEqual([]);
  expect(locked({ [nested]: compiler, 'node_modules/astro/node_modules/compiler-linux-x64': entry })).toEqual([]);
  expect(locked({ [nested]: compiler, 'node_modules/other/node_modules/compiler-linux-x64': entry })).toHaveLength(1);
});

test('a lock that says where a package came from is a fault; a funding link is not', () => {
  expect(locked({ 'node_modules/a': { funding: { url: 'https://example.org/a' } } })).toEqual([]);
  const resolved = { version: '1.0.0', resolved: 'https://registry.example.org/a.tgz' };
  expect(locked({ 'node_modules/a': resolved })).toEqual(['a names the host registry.example.org.']);
});
