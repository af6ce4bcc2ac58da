import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { wholly } from '../src/archive/cells.ts';
import { readDate, readTime } from '../src/archive/dateCells.ts';
import { PLATFORM_SPELLINGS, readName, readPlatform, readVersion } from '../src/archive/nameCells.ts';
import { type ArchiveRow, readRow } from '../src/archive/rows.ts';
import { readSize } from '../src/archive/sizes.ts';
import { readBook } from './support/book.ts';

/** The cells of a line, by kind, as printed; `rest` as a list. */
function cellsOf(line: string): Readonly<Record<string, unknown>> {
  const { rest, ...cells } = readRow(line);
  const printed = Object.entries(cells).flatMap(([kind, cell]) => (cell ? [[kind, cell.printed]] : []));
  return { ...Object.fromEntries(printed), ...(rest.length > 0 ? { rest: rest.map((cell) => cell.printed) } : {}) };
}

describe('a date is known by its shape', () => {
  it.each([
    ['07/21/99', ['1999-07-21']],
    ['7-21-1999', ['1999-07-21']],
    ['03/04/98', ['1998-03-04', '1998-04-03']],
    ['04/04/98', ['1998-04-04']],
    ['28/08/01', ['2001-08-28']],
    ['21.07.1999', ['1999-07-21']],
    ['03.04.98', ['1998-04-03', '1998-03-04']],
    ['1999-07-21', ['1999-07-21']],
    ['27-Apr-2001', ['2001-04-27']],
    ['07-Mar-02', ['2002-03-07']],
    ['Sep-9-2001', ['2001-09-09']],
    ['July 21, 1999', ['1999-07-21']],
    ['21 July 1999', ['1999-07-21']],
    ['Wednesday, July 21, 1999', ['1999-07-21']],
    ['29-Feb-2000', ['2000-02-29']],
  ])('%s', (text, days) => {
    expect(wholly(readDate, text)?.days).toEqual(days);
  });

  it('two digits of a year from 70 on are of the 1900s, the others of the 2000s, and the cell says that there were two', () => {
    expect(wholly(readDate, '01/02/70')).toMatchObject({ days: ['1970-01-02', '1970-02-01'], shortYear: true });
    expect(wholly(readDate, '01/02/69')).toMatchObject({ days: ['2069-01-02', '2069-02-01'], shortYear: true });
    expect(wholly(readDate, '01/02/1999')).toMatchObject({ shortYear: false });
  });

  it('what has the shape and is no day is a date cell without a day', () => {
    for (const text of ['13/45/99', '29-Feb-2001', '00/00/00']) expect(wholly(readDate, text)?.days).toEqual([]);
  });

  it('a version, a list of model names and a path are none', () => {
    for (const text of ['4.10.1999', '4.02.0718', 'DLT2000/4000/7000', 'q162/2/30.asp', '1/2/3456', '0x0000000a'])
      expect(wholly(readDate, text), text).toBeNull();
  });

  it('any day that is printed with its month by name is read back', () => {
    const day = fc.date({ min: new Date('1980-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(day, (date) => {
        const iso = date.toISOString().slice(0, 10);
        const [year = '', , number = ''] = iso.split('-');
        const month = date.toLocaleString('en-US', { month: 'short', timeZone: 'UTC' });
        expect(wholly(readDate, `${number}-${month}-${year}`)?.days).toEqual([iso]);
        expect(wholly(readDate, iso.replaceAll('-', '/'))?.days).toEqual([iso]);
      }),
    );
  });
});

describe('a time is known by its shape', () => {
  it.each([
    ['05:13p', '17:13'],
    ['5:13 PM', '17:13'],
    ['12:30am', '00:30'],
    ['12:04PM', '12:04'],
    ['12:04 p.m.', '12:04'],
    ['03:44', '03:44'],
    ['16:57', '16:57'],
    ['10:06:36PM', '22:06'],
    ['12:00a', '00:00'],
    ['13:05p', '13:05'],
  ])('%s', (text, time24) => {
    expect(wholly(readTime, text)?.time24).toBe(time24);
  });

  it('seconds are kept, and what no clock shows is a time cell without a time', () => {
    expect(wholly(readTime, '10:06:36PM')?.seconds).toBe(36);
    for (const text of ['25:61', '24:00', '10:60p']) expect(wholly(readTime, text)?.time24).toBeNull();
  });

  it('every minute of the day reads back from both clocks, whatever the marker', () => {
    const markers = fc.constantFrom('a', 'am', ' AM', 'A', ' a.m.');
    fc.assert(
      fc.property(fc.nat({ max: 23 }), fc.nat({ max: 59 }), markers, (hour, minute, marker) => {
        const minutes = String(minute).padStart(2, '0');
        const time24 = `${String(hour).padStart(2, '0')}:${minutes}`;
        const half = hour < 12 ? marker : marker.replace('a', 'p').replace('A', 'P');
        expect(wholly(readTime, time24)?.time24).toBe(time24);
        expect(wholly(readTime, `${hour % 12 || 12}:${minutes}${half}`)?.time24).toBe(time24);
      }),
    );
  });
});

describe('a size is known by its shape', () => {
  it.each([
    ['147,920', 147920],
    ['81888', 81888],
    ['147.920', 147920],
    ['1.234.567', 1234567],
    ['147 920', 147920],
    ['147\u00a0920', 147920],
    ["147'920", 147920],
    ['147,920 bytes', 147920],
    ['147920 bytes', 147920],
  ])('%s', (text, bytes) => {
    expect(wholly(readSize, text)).toMatchObject({ bytes, between: [bytes, bytes] });
  });

  it('a round figure names no size, but two that it lies between, whichever way it was rounded', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 900_000 }), fc.constantFrom('KB', ' KB', 'K'), (bytes, unit) => {
        for (const round of [Math.ceil, Math.round, Math.floor]) {
          const size = wholly(readSize, `${round(bytes / 1024)}${unit}`);
          expect(size?.bytes).toBeNull();
          expect(size?.between[0]).toBeLessThanOrEqual(bytes);
          expect(size?.between[1]).toBeGreaterThanOrEqual(bytes);
        }
      }),
    );
  });

  it('figures grouped in another way are no size', () => {
    for (const text of ['1,23', '14,7920', ',920', '147,92', '1,47,920'])
      expect(wholly(readSize, text), text).toBeNull();
  });
});

describe('what tells a file from another', () => {
  it.each(Object.entries(PLATFORM_SPELLINGS))('%s in every spelling, any case, in brackets or without', (name, all) => {
    for (const spelling of all)
      for (const text of [spelling, spelling.toUpperCase(), `(${spelling})`])
        expect(wholly(readPlatform, text)?.platforms, text).toEqual([name]);
  });

  it('every spelling that the book gives a platform is read as it', () => {
    for (const { data } of readBook().platforms)
      for (const spelling of data.spellings)
        expect(wholly(readPlatform, spelling)?.platforms, spelling).toEqual([data.name]);
  });

  it('a cell may name several processor families; a product is none', () => {
    expect(wholly(readPlatform, 'x86/Alpha')?.platforms).toEqual(['x86', 'Alpha']);
    for (const text of ['x86/FAT', 'Windows', 'NTFS', '']) expect(wholly(readPlatform, text), text).toBeNull();
  });

  it('a name is what stands behind the folders, if it ends like a file; an address is none', () => {
    expect(wholly(readName, 'C:\\WINNT\\system32\\drivers\\tcpip.sys')?.name).toBe('tcpip.sys');
    expect(wholly(readName, '%SystemRoot%\\Xnet.sys')?.name).toBe('Xnet.sys');
    for (const name of ['Xnet.386', '00_web.srv', 'xnet.sy_', 'Xnet32.dll'])
      expect(wholly(readName, name)?.known).toBe(true);
    expect(wholly(readName, 'Xnet.qqq')?.known).toBe(false);
    for (const text of ['www.example.com', 'http://example.com/x.exe', 'a@b.com', '4.0.1', 'Xnet', '*.sys'])
      expect(wholly(readName, text), text).toBeNull();
  });

  it('a version has two to four numbers', () => {
    expect(wholly(readVersion, '4.0.1381.7179')?.parts).toEqual([4, 0, 1381, 7179]);
    expect(wholly(readVersion, '4.02.0718')?.parts).toEqual([4, 2, 718]);
    for (const text of ['4', '4.0.1.2.3', '4.', '.4', '4.0a']) expect(wholly(readVersion, text), text).toBeNull();
  });
});

describe('a line is read as a set of cells, in any order', () => {
  it.each<[string, Readonly<Record<string, unknown>>]>([
    [
      '07/21/99  05:13p             147,920   Tcpip.sys     x86',
      { date: '07/21/99', time: '05:13p', size: '147,920', name: 'Tcpip.sys', platform: 'x86' },
    ],
    ['07/21/99  05:13p  147,920 Tcpip.sys', { date: '07/21/99', time: '05:13p', size: '147,920', name: 'Tcpip.sys' }],
    [
      'TCPIP    SYS  147,920  07-21-99   5:13p',
      { name: 'TCPIP.SYS', size: '147,920', date: '07-21-99', time: '5:13p' },
    ],
    ['21.07.1999  17:13  147.920 x.sys', { date: '21.07.1999', time: '17:13', size: '147.920', name: 'x.sys' }],
    ['21/07/1999  17:13  147 920 x.sys', { date: '21/07/1999', time: '17:13', size: '147 920', name: 'x.sys' }],
    ['7/21/99 147,920', { date: '7/21/99', size: '147,920' }],
    [
      '| x.dll | 5/22/97 | 22,800 | 4.1.1.77 | ',
      { name: 'x.dll', date: '5/22/97', size: '22,800', version: '4.1.1.77' },
    ],
    ['| x.dbg | 5/22/97 | 38,800 | - | ', { name: 'x.dbg', date: '5/22/97', size: '38,800' }],
    [
      '(i386)  12/01/97  04:24p  143,632 X.sys',
      { platform: '(i386)', date: '12/01/97', time: '04:24p', size: '143,632', name: 'X.sys' },
    ],
    ['4.02.0718    81888   X.dll   (x86)', { version: '4.02.0718', size: '81888', name: 'X.dll', platform: '(x86)' }],
    [
      '02-Mar-2002  05:33  4.0.1381.1 66,672  X.sys',
      { date: '02-Mar-2002', time: '05:33', version: '4.0.1381.1', size: '66,672', name: 'X.sys' },
    ],
    [
      'X.386  4.10.1999  08/12/99  5,769  Windows 98',
      { name: 'X.386', version: '4.10.1999', date: '08/12/99', size: '5,769', rest: ['Windows 98'] },
    ],
    [
      'X.386  4.00.958  1/14/98 9:58am  66,734  Windows\\System',
      {
        name: 'X.386',
        version: '4.00.958',
        date: '1/14/98',
        time: '9:58am',
        size: '66,734',
        folder: 'Windows\\System',
      },
    ],
    [
      '-a----  7/21/1999  5:13 PM  147920 x.sys',
      { rest: ['-a----'], date: '7/21/1999', time: '5:13 PM', size: '147920', name: 'x.sys' },
    ],
    [
      'Modified: Wednesday, July 21, 1999 5:13:00 PM',
      { rest: ['Modified'], date: 'Wednesday July 21 1999', time: '5:13:00 PM' },
    ],
    ['Size: 144KB (147,920 bytes)', { rest: ['Size: 144KB'], size: '147,920' }],
    ['+-----------+', {}],
    ['', {}],
  ])('%s', (line, cells) => {
    expect(cellsOf(line)).toEqual(cells);
  });

  it('what is no cell is kept where it stands', () => {
    const line = 'the file  x.sys  of 7/21/99 and later';
    const { rest } = readRow(line);
    expect(rest.map(({ printed }) => printed)).toEqual(['the file', 'of', 'and later']);
    for (const { printed, at } of rest) expect(line.slice(at)).toMatch(new RegExp(`^${printed}`));
  });
});

/** One cell of each kind, in a form of its own, with white space for a table. */
const someCells = fc.record(
  {
    date: fc.constantFrom('07/21/99', '27-Apr-2001', '3/4/1998', 'Sep-9-2001', '1999-07-21'),
    time: fc.constantFrom('05:13p', '15:54', '9:58am', '11:03 PM', '10:06:36PM'),
    size: fc.integer({ min: 1000, max: 9_999_999 }).map((bytes) => bytes.toLocaleString('en-US')),
    version: fc.constantFrom('4.0.1381.7179', '5.0.2195.2096', '4.10.1657'),
    name: fc.constantFrom('Xnet.sys', '00_web.srv', 'Xnet.386', 'xnet.dll'),
    platform: fc.constantFrom('x86', '(Alpha)', 'Intel', 'I386'),
  },
  { requiredKeys: ['date', 'size', 'name'] },
);

test('a row reads back whatever the order of its cells and the space between them', () => {
  const rows = someCells.chain((cells) => {
    const entries = Object.entries(cells).filter(([, text]) => text !== undefined);
    const order = fc.shuffledSubarray(entries, { minLength: entries.length });
    return fc.tuple(fc.constant(cells), order, fc.constantFrom('  ', '     ', ' | ', '\t'));
  });
  fc.assert(
    fc.property(rows, ([cells, order, gap]) => {
      expect(cellsOf(order.map(([, text]) => text).join(gap))).toEqual(cells);
    }),
  );
});

test('no text makes the reader throw, and each cell is where it says it is', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(fc.constantFrom(...'0123456789/-:.,apm()| xK'), { maxLength: 60 }).map((all) => all.join('')),
  );
  fc.assert(
    fc.property(text, (line) => {
      const { rest, ...cells }: ArchiveRow = readRow(line);
      for (const cell of [...rest, ...Object.values(cells)])
        if (cell) expect(line.slice(cell.at, cell.at + 1)).toBe(cell.printed.slice(0, 1));
    }),
    { numRuns: 2000 },
  );
});
