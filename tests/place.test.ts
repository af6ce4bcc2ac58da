import { describe, expect, it } from 'vitest';
import { placeOf } from '../src/site/place.ts';

describe('where a build will stand', () => {
  it.each([
    [{ SITE: 'https://example.org' }, 'https://example.org', '/'],
    [{ SITE: 'https://example.org/' }, 'https://example.org', '/'],
    [{ SITE: 'https://example.org', BASE: '/hangbook' }, 'https://example.org', '/hangbook/'],
    [{ SITE: 'https://example.org/hangbook' }, 'https://example.org', '/hangbook/'],
    [{ SITE: 'https://example.org/a/b/', BASE: 'a/b' }, 'https://example.org', '/a/b/'],
    [{ SITE: 'http://localhost:8080' }, 'http://localhost:8080', '/'],
    [{ SITE: 'https://example.org', BASE: '/' }, 'https://example.org', '/'],
  ])('%j: a path of SITE is kept, and its strokes do not matter', (said, site, base) => {
    expect(placeOf(said)).toEqual({ site, base, nowhere: false });
  });

  it('without SITE is the computer on which it is built, and is known to be nowhere', () => {
    expect(placeOf({})).toEqual({ site: 'http://localhost:4321', base: '/', nowhere: true });
    expect(placeOf({ SITE: '', BASE: '/hangbook' })).toMatchObject({ base: '/hangbook/', nowhere: true });
  });

  it.each([
    [{ SITE: 'example.org' }, 'SITE says "example.org", which is no address'],
    [{ SITE: 'ftp://example.org' }, 'SITE says "ftp://example.org": an address with https://'],
    [{ SITE: 'javascript:alert(1)' }, 'an address with https://'],
    [{ SITE: 'https://me:secret@example.org' }, 'no name, password'],
    [{ SITE: 'https://example.org/?a=b' }, 'no name, password, question'],
    [
      { SITE: 'https://example.org/a', BASE: '/b' },
      'SITE has the path /a/ and BASE says /b/: they have to be the same',
    ],
    [{ SITE: 'https://example.org', BASE: '/../x' }, 'BASE says "/../x", which is no path'],
    [{ SITE: 'https://example.org', BASE: '/a?b' }, 'BASE says "/a?b", which is no path'],
    [{ SITE: 'https://example.org/a b' }, 'SITE says "/a%20b", which is no path'],
  ])('%j is refused in a sentence', (said, sentence) => {
    expect(() => placeOf(said)).toThrow(sentence);
    expect(() => placeOf(said)).toThrow(/\.$/);
  });
});
