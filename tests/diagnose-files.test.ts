import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { PRODUCT_LINES, type ProductLine } from '../src/content/lists.ts';
import { ruleOfDay } from '../src/content/standing.ts';
import { datesOf } from '../src/diagnose/dates.ts';
import { judge, NOTHING_SAID, standingsOfFile } from '../src/diagnose/judge.ts';
import { readPaste } from '../src/diagnose/paste.ts';
import { readBook } from './support/book.ts';
import { knowledge } from './support/knowledge.ts';

/** What is told of the first Tcpip.sys of a paste. */
function told(paste: string) {
  const { files, notes } = judge(knowledge, { ...NOTHING_SAID, paste });
  const finding = files[0] ?? null;
  return {
    finding,
    notes: notes.join(' '),
    builds: [...new Set(finding?.found.map(({ build }) => build.id))],
    traps: finding?.traps.join(' ') ?? '',
  };
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
    const around = ['', ' Volume in drive C has no label.\n\n', ' Directory of C:\\WINNT\\system32\\drivers\n'];
    const pastes = fc.constantFrom(...ROWS).chain(({ id, row: { date, time, size, name } }) => {
      const cells = [date, time, size, name ?? 'tcpip.sys'].filter((cell) => cell !== null);
      const line = fc.shuffledSubarray(cells, { minLength: cells.length }).map((list) => list.join('  '));
      return fc.record({ id: fc.constant(id), line, before: fc.constantFrom(...around) });
    });
    fc.assert(
      fc.property(pastes, ({ id, line, before }) => {
        expect(told(before + line).builds).toEqual([id]);
      }),
    );
  });
});

describe('one file in the forms in which people have it', () => {
  test.each([
    ['a line of dir', '07/21/99  05:13p           147,920 Tcpip.sys'],
    ['a line of an older dir', 'TCPIP    SYS       147,920  07-21-99   5:13p'],
    ['a German line', '21.07.99  17:13           147.920 tcpip.sys'],
    ['a date and a size', '1999-07-21 147920'],
    ['spaces between thousands', '07/21/99 147 920'],
    ['a row of an article', '   07/21/99  05:13p       147,920   Tcpip.sys   x86'],
    [
      'a property sheet',
      'Tcpip.sys Properties\r\nSize: 144 KB (147,920 bytes)\r\nCreated: Wednesday, January 05, 2000 10:00:00 AM\r\n' +
        'Modified: Wednesday, July 21, 1999 5:13:00 PM\r\nAccessed: Friday, March 03, 2000\r\nVersion: 4.0.1381.7109',
    ],
    [
      'among all drivers',
      '05/12/97  11:00a  50,000 Afd.sys\n07/21/99  05:13p  147,920 Tcpip.sys\n08/01/96  20,000 Null.sys',
    ],
  ])('%s', (_, paste) => {
    expect(told(paste).builds).toEqual(['tse-1999-07-21']);
  });
});

describe('the date decides before the size, and what misleads is said', () => {
  it('one size with two dates: the later day is the later build', () => {
    const later = told('09/01/99  03:28p  147,920 Tcpip.sys');
    expect(later.builds).toEqual(['tse-1999-09-01']);
    expect(later.traps).toContain('147,920 bytes is the size of files of 21 July 1999 and 1 September 1999.');
  });

  it('a size alone is every build that has it, and the date is asked for', () => {
    const { builds, traps } = told('147,920');
    expect(builds).toEqual(['tse-1999-07-21', 'tse-1999-09-01']);
    expect(traps).toContain('The date tells them apart');
  });

  it('an hour off is the same file, as daylight saving time shows it; other whole hours are another time zone', () => {
    const summer = told('07/21/99  04:13p  147,920 Tcpip.sys');
    expect(summer.builds).toEqual(['tse-1999-07-21']);
    expect(summer.traps).toContain('daylight saving time');
    const east = told('07/22/99  02:13a  147,920 Tcpip.sys');
    expect(east.builds).toEqual(['tse-1999-07-21']);
    expect(east.traps).toContain('9 hours apart');
    expect(told('07/22/99  02:20a  147,920 Tcpip.sys').builds).toEqual([]);
  });

  it('day and size outweigh minutes that no clock explains, and the reader is told', () => {
    const { builds, traps } = told('07/21/99  05:30p  147,920 Tcpip.sys');
    expect(builds).toEqual(['tse-1999-07-21']);
    expect(traps).toContain('17 minutes apart');
  });

  it('a date that can be read in two ways is tried in both', () => {
    const { finding, traps } = told('07/08/99 150,000');
    expect(traps).toContain('8 July 1999 where the month comes first and 7 August 1999 where the day does');
    expect(new Set(finding?.between.map(({ day }) => day.toISOString().slice(0, 10)))).toEqual(
      new Set(['1999-07-08', '1999-08-07']),
    );
    // Day first it is this build, and so it is found.
    expect(told('09/01/98 143,664').builds).toEqual(['nt4-1998-01-09']);
  });

  it('two digits of a year are said to be read as four', () => {
    expect(told('07/21/99 147,920').traps).toContain('07/21/99 is read as 21 July 1999.');
  });

  it('the stamp that a whole pack carries is not taken for a time of building', () => {
    const { builds, traps } = told('04/29/99  12:04p  152,496 Tcpip.sys');
    expect(builds).toEqual(['nt4-sp5']);
    expect(traps).toContain('the stamp that every file of Windows NT 4.0 Service Pack 5 carries');
  });

  it('a printed size that cannot be right is not compared, and is named', () => {
    for (const size of ['802,328', '171,680']) {
      const { builds, traps } = told(`02/01/2000 01:04p ${size} Tcpip.sys`);
      expect(builds).toEqual(['nt4-2000-02-01']);
      expect(traps).toContain('Q252664 prints 802,328');
    }
  });

  it('a rounded size agrees with what rounds to it, and with nothing else', () => {
    expect(told('07/21/99 145 KB tcpip.sys x86').builds).toEqual(['tse-1999-07-21']);
    expect(told('07/21/99 160 KB tcpip.sys x86').builds).toEqual([]);
    expect(told('07/21/99 145 KB tcpip.sys x86').traps).toContain('145 KB is a rounded size');
  });

  it('the compressed file of a medium is told by its date alone', () => {
    const { builds, traps } = told('07/21/99  05:13p  71,000 TCPIP.SY_');
    expect(builds).toEqual(['tse-1999-07-21']);
    expect(traps).toContain('compressed');
  });

  it('a day within a span of which no row is printed is said to be in it', () => {
    expect(told('05/05/99 150,700').finding?.spans.map(({ id }) => id)).toEqual(['nt4-1999-04-28']);
  });
});

describe('a file that no article prints lies between two that some do', () => {
  const lines = Object.keys(PRODUCT_LINES) as ProductLine[];
  const days = fc.integer({ min: 0, max: 4000 }).map((day) => new Date(Date.UTC(1994, 0, 1 + day)));

  it('on every line and platform, with none in between', () => {
    fc.assert(
      fc.property(days, (day) => {
        const { finding } = told(day.toISOString().slice(0, 10));
        for (const { line, platform, after, before } of finding?.between ?? []) {
          expect(finding?.found).toEqual([]);
          const shelf = knowledge.builds
            .filter((build) => build.lines.includes(line))
            .flatMap((build) => build.files.filter((file) => file.platform === platform));
          expect(after === null || after.file.day < day).toBe(true);
          expect(before === null || before.file.day > day).toBe(true);
          const inside = shelf.filter(
            (file) => (!after || file.day > after.file.day) && (!before || file.day < before.file.day),
          );
          expect(inside).toEqual([]);
        }
      }),
    );
  });

  it('and is to each case what the rule of its day says, on every line', () => {
    fc.assert(
      fc.property(days, (day) => {
        const { finding } = told(day.toISOString().slice(0, 10));
        for (const one of knowledge.cases)
          for (const { lines: on, rule, build } of finding ? standingsOfFile(one, finding) : [])
            if (build === null) for (const line of on) expect(rule).toBe(ruleOfDay(one.rules, line, day));
      }),
    );
  });

  it('the table of dates says of every day what the rules say', () => {
    const rules = knowledge.cases.map((one) => one.rules);
    fc.assert(
      fc.property(days, fc.constantFrom(...lines), (day, line) => {
        const span = datesOf(rules, line).find(({ from, until }) => (!from || from <= day) && (!until || day <= until));
        expect(span?.rules).toEqual(rules.map((list) => ruleOfDay(list, line, day)));
      }),
    );
  });
});

describe('what is no file gets a sentence', () => {
  test.each([
    ['nothing but spaces', '  \n ', 'There is nothing in it.'],
    ['no date and no size', 'It just hangs', '“It just hangs” has neither a date nor a size in it.'],
    ['only the days that tell nothing', 'Created: 01/05/2000', '“Modified” does.'],
  ])('%s', (_, paste, sentence) => {
    expect(told(paste).finding).toBeNull();
    expect(told(paste).notes).toContain(sentence);
  });

  it('an empty form is no mistake', () => {
    expect(readPaste('')).toEqual({ files: [], notes: [] });
  });

  it('a day that no calendar has is said to be none, and the size is gone by', () => {
    const { builds, traps } = told('31/02/99 147,920');
    expect(traps).toContain('31/02/99 has the shape of a date, and the calendar has no such day.');
    expect(builds).toEqual(['tse-1999-07-21', 'tse-1999-09-01']);
  });

  it('a size that is like no other is said to be, and the date is gone by', () => {
    const { finding, traps } = told('07/30/99 999,999');
    expect(traps).toContain('999,999 is far from the size of every documented Tcpip.sys');
    expect(finding?.between.length).toBeGreaterThan(0);
  });

  it('a megabyte of text is read as far as it helps, and the rest is said to be unread', () => {
    const line = '07/21/99  05:13p  147,920 Tcpip.sys\n';
    const { builds, notes } = told(line + 'x'.repeat(1 << 20));
    expect(builds).toEqual(['tse-1999-07-21']);
    expect(notes).toContain('the first 40,000 characters were read');
    expect(told('a '.repeat(1 << 19)).notes).toContain('It is long');
  });

  it('of many files with other names the first twelve are shown, and how many there are', () => {
    const paste = Array.from({ length: 900 }, (_, at) => `07/21/99 05:13p 1,${100 + at} a${at}.sys`).join('\n');
    const { strangers, notes } = judge(knowledge, { ...NOTHING_SAID, paste });
    expect(strangers).toHaveLength(12);
    expect(notes).toContain('Of 900 files that are not these drivers the first 12 are shown.');
  });

  it('whatever is pasted, the answer is a judgement and never an error', () => {
    const words = fc.constantFrom(
      '07/21/99',
      '147,920',
      'KB',
      'tcpip.sys',
      '25:61',
      '99/99/99',
      '(',
      '\t',
      '\n',
      'x86',
      '144',
      '.',
    );
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(words).map((list) => list.join(' ')),
    );
    fc.assert(
      fc.property(texts, (paste) => {
        expect(judge(knowledge, { ...NOTHING_SAID, paste }).cases).toHaveLength(knowledge.cases.length);
      }),
    );
  });
});

describe('a line of another driver', () => {
  const strangers = (paste: string) => judge(knowledge, { ...NOTHING_SAID, paste }).strangers;

  it('is told by the articles that print its row', () => {
    expect(strangers('10/12/99 9:43PM 121,744 Ndis.sys')[0]?.rows).toContain('Q244091');
  });

  it('is told by the articles that print another row of it, where none prints this one', () => {
    const [ndis] = strangers('01/01/98 111,111 NDIS.SYS');
    expect(ndis?.rows).toEqual([]);
    expect(ndis?.names).toContain('Q293498');
  });

  it('decides no case', () => {
    const { files, cases } = judge(knowledge, { ...NOTHING_SAID, paste: '07/21/99 05:13p 147,920 Ndis.sys' });
    expect(files).toEqual([]);
    expect(cases.some(({ out }) => out)).toBe(false);
  });
});
