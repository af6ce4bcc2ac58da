import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { findFile } from '../src/diagnose/judge.ts';
import { readPaste } from '../src/diagnose/paste.ts';
import { readBook } from './support/book.ts';
import { knowledge } from './support/knowledge.ts';

/** What is told of the first file of a paste. */
function told(paste: string) {
  const { files, notes } = readPaste(paste);
  const [seen] = files;
  const finding = seen ? findFile(knowledge, seen, null) : null;
  return { finding, notes, builds: [...new Set(finding?.found.map(({ build }) => build.id))] };
}

/** Every row that the archive or another copy prints, with the build that it is of. */
const ROWS = readBook().builds.flatMap(({ id, data }) =>
  data.files.flatMap((file) => file.rows.map((row) => ({ id, file, row }))),
);

describe('every printed row leads back to its build', () => {
  it('there are sixty in the archive', () => {
    expect(ROWS.filter(({ row }) => row.line !== null)).toHaveLength(60);
  });

  test.each(
    ROWS.map(({ id, file, row }) => [`${row.kb} line ${row.line}: ${row.date} ${row.size}`, id, file, row] as const),
  )('%s', (_, id, file, { date, time, size, name, version, platform }) => {
    const cells = [date, time, version, size, name, platform].filter((cell) => cell !== null);
    const { finding, builds } = told(cells.join('  '));
    expect(builds).toEqual([id]);
    expect(finding?.found.map((match) => match.file.platform)).toContain(file.platform);
  });

  it('in whatever order its cells stand, and with other lines around it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ROWS).chain((one) => {
          const { date, time, size, name } = one.row;
          const cells = [date, time, size, name ?? 'tcpip.sys'].filter((cell) => cell !== null);
          return fc.record({
            one: fc.constant(one),
            line: fc.shuffledSubarray(cells, { minLength: cells.length }).map((list) => list.join('  ')),
            before: fc.constantFrom(
              '',
              ' Volume in drive C has no label.\n\n',
              ' Directory of C:\\WINNT\\system32\\drivers\n',
            ),
          });
        }),
        ({ one, line, before }) => {
          expect(told(before + line).builds).toEqual([one.id]);
        },
      ),
    );
  });
});
