import { beforeAll, describe, expect, it } from 'vitest';
import { type Audit, audit } from '../../scripts/archive/auditing.ts';
import { pathsBelow, readFileAt } from '../../scripts/archive/files.ts';
import { readBook } from '../../src/content/book.ts';

/** Where an archive lies on this disk. Without it there is nothing to compare with, and the claims below count as skipped. */
const ARCHIVE = process.env['HANGBOOK_ARCHIVE'];

describe.skipIf(!ARCHIVE)('the archive that HANGBOOK_ARCHIVE leads to', () => {
  let found: Audit;

  beforeAll(() => {
    const files = function* () {
      for (const path of pathsBelow(ARCHIVE ?? '')) yield readFileAt(path);
    };
    found = audit(files(), readBook());
  }, 600_000);

  it('holds articles that this book tells, and agrees with every fact of them', () => {
    expect(found.held.length).toBeGreaterThan(0);
    expect(found.facts).toBeGreaterThan(0);
    expect(found.differences).toEqual([]);
  });
});
