import { describe, expect, it, test } from 'vitest';
import { firstDay } from '../src/content/standing.ts';
import { readBook } from './support/book.ts';

const { builds, packs, platforms } = readBook();
const FILES = builds.flatMap(({ id, data }) => data.files.map((file) => ({ build: id, of: data, ...file })));
const ROWS = FILES.flatMap((file) => file.rows.map((row) => ({ file, ...row })));
type File = (typeof FILES)[number];

const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const iso = (day: Date) => day.toISOString().slice(0, 10);
const inWords = (day: Date) => `${day.getUTCDate()} ${MONTHS[day.getUTCMonth()]} ${day.getUTCFullYear()}`;
/** What to call a file in a failure. */
const nameOf = (file: File) => `${file.build} ${file.platform} ${iso(file.day)}`;

/** 07/21/99, 8/1/96, 02/16/2000: the month first. 27-Apr-2001, 07-Mar-02: the day first. Two digits mean 1991 to 2090. */
function dayOf(printed: string): string {
  const [first = '', second = '', last = ''] = printed.split(/[/-]/);
  const year = last.length === 4 ? last : `${Number(last) > 90 ? '19' : '20'}${last}`;
  const named = MONTHS.findIndex((month) => month.startsWith(second)) + 1;
  const [month, day] = named > 0 ? [named, first] : [first, second];
  return `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** 05:13p, 4:30am, 12:04PM, 03:45 PM; without a letter the hour counts to 24. */
function timeOf(printed: string): string {
  const [, hour = '', minute, half] = /^(\d{1,2}):(\d\d) ?([ap])?/i.exec(printed) ?? [];
  const clock = half === undefined ? Number(hour) : (Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  return `${String(clock).padStart(2, '0')}:${minute}`;
}

/** 174,928 as it stands, 149 KB in whole kilobytes. */
const sizeOf = (bytes: number, printed: string) =>
  printed.endsWith('KB') ? `${Math.round(bytes / 1024)} KB` : bytes.toLocaleString('en-US');

/** The stamp that all files of a pack carry, where this file came in one. */
const packStampOf = ({ of }: File) => packs.find(({ id }) => of.packs.includes(id))?.data.stamp?.printed;

describe('all files of Tcpip.sys that are known', () => {
  const inArchive = ({ rows }: File) => rows.some(({ line }) => line !== null);
  const archive = ROWS.filter(({ line }) => line !== null);
  const elsewhere = ROWS.filter(({ line }) => line === null);
  const articlesOf = (rows: typeof ROWS) => new Set(rows.map(({ kb }) => kb)).size;

  it('are printed in 60 rows of 29 articles of the archive, and in 16 rows of other copies of 6', () => {
    expect([archive.length, articlesOf(archive)]).toEqual([60, 29]);
    expect([elsewhere.length, articlesOf(elsewhere)]).toEqual([16, 6]);
  });

  it('are 63: 53 in the archive, and 10 that only other copies print', () => {
    expect([FILES.length, FILES.filter(inArchive).length]).toEqual([63, 53]);
    expect(new Set(FILES.map(nameOf)).size).toBe(63);
  });

  it('belong to 35 of 44 builds: of six only a date is known, of three not even that', () => {
    const bare = builds.filter(({ data }) => data.files.length === 0);
    expect([builds.length, bare.length]).toEqual([44, 9]);
    expect(bare.filter(({ data }) => data.said.length > 0).map(({ id }) => id)).toEqual([
      'nt351-1995-06-14',
      'nt4-1997-05-12',
      'nt4-1997-07-07',
      'nt4-1999-04-28',
      'nt4-2000-02-22',
      'nt4-srp',
    ]);
  });

  it('are printed once in a line, and a row has either its line or the place of its copy', () => {
    expect(new Set(archive.map(({ kb, line }) => `${kb} ${line}`)).size).toBe(archive.length);
    for (const { line, copy, kb } of ROWS) expect(line === null, kb).toBe(copy !== null);
  });
});

describe('what is read from a row', () => {
  test.each(ROWS.map((row) => ({ at: `${row.kb}, ${row.line ?? 'another copy'}`, row })))('$at', ({ row }) => {
    const { file, date, time, size } = row;
    expect(dayOf(date ?? '')).toBe(iso(file.day));
    if (file.time24 !== null) expect(timeOf(time ?? '')).toBe(file.time24);
    if (file.bytes !== null) expect(sizeOf(file.bytes, size ?? '')).toBe(size);
  });

  it('is no time of a build where none is printed, or all files of a pack carry it', () => {
    for (const file of FILES.filter(({ time24 }) => time24 === null)) {
      const printed = file.rows.map(({ date, time }) => (time === null ? null : `${date} ${time}`));
      expect(printed, nameOf(file)).toContain(packStampOf(file) ?? null);
    }
    expect(FILES.filter((file) => file.time24 !== null && packStampOf(file)).map(nameOf)).toEqual([]);
  });

  it('is the platform only where a row prints one, in a spelling that the platform knows', () => {
    for (const file of FILES) {
      const printed = file.rows.flatMap(({ platform }) => platform ?? []);
      expect(file.platformBasis, nameOf(file)).toBe(printed.length > 0 ? 'documented' : 'inferred');
      const known = platforms.find(({ data }) => data.name === file.platform)?.data.spellings;
      for (const spelling of printed) expect(known).toContain(spelling.replace(/^\((.*)\)$/, '$1'));
    }
  });
});

describe('what a reader must know before trusting a row', () => {
  const pairs = FILES.flatMap((one, index) =>
    FILES.slice(index + 1)
      .filter((other) => one.bytes !== null && one.bytes === other.bytes && iso(one.day) !== iso(other.day))
      .map((other) => ({ one, other })),
  );

  it('nine pairs of files have one size and two dates, always on one platform, and each names the other', () => {
    expect(pairs).toHaveLength(9);
    for (const { one, other } of pairs) {
      expect(one.platform).toBe(other.platform);
      for (const [here, there] of [
        [one, other],
        [other, one],
      ] as const)
        expect(here.notes.join(' '), nameOf(here)).toContain(`${inWords(there.day)} (${there.rows[0]?.kb})`);
    }
  });

  it('every size is a multiple of 16 bytes, but for two that are printed and not believed', () => {
    for (const { bytes } of FILES) expect((bytes ?? 0) % 16).toBe(0);
    const doubted = FILES.filter(({ bytes }) => bytes === null);
    expect(doubted.map(({ rows }) => rows[0]?.size)).toEqual(['263,375', '802,328']);
    for (const file of doubted) {
      const size = file.rows[0]?.size ?? '';
      expect(Number(size.replace(',', '')) % 16).not.toBe(0);
      expect(file.notes.join(' ')).toContain(size);
    }
  });

  it('where a driver of Windows NT 4.0 shrinks, one of the two says so with the size of the other', () => {
    const said = (one: File, bytes: number | null) =>
      one.notes.join(' ').includes((bytes ?? 0).toLocaleString('en-US'));
    const shrinking = (['x86', 'Alpha'] as const).flatMap((platform) => {
      const files = FILES.filter(
        (file) => file.platform === platform && file.of.lines.includes('nt4') && file.bytes,
      ).toSorted((one, other) => one.day.getTime() - other.day.getTime());
      return files.slice(1).map((file, index) => ({ before: files[index] as File, file }));
    });
    const shrunk = shrinking.filter(({ before, file }) => (file.bytes ?? 0) < (before.bytes ?? 0));
    expect(shrunk.map(({ file }) => nameOf(file))).toEqual([
      'nt4-1997-08-29 x86 1997-08-29',
      'nt4-1999-06-04 x86 1999-06-04',
      'nt4-1999-08-14 x86 1999-08-14',
      'nt4-2000-11-29 Alpha 2000-11-29',
    ]);
    for (const { before, file } of shrunk)
      expect(said(before, file.bytes) || said(file, before.bytes), nameOf(file)).toBe(true);
  });

  it('the files of one build are of one day, but for a pair that says so and one file with two stamps', () => {
    const spread = builds.filter(({ data }) => new Set(data.files.map(({ day }) => iso(day))).size > 1);
    expect(spread.map(({ id }) => id)).toEqual(['nt4-2000-02-01', 'nt4-rtm']);
    expect(spread[0]?.data.files[1]?.notes.join(' ')).toContain('three days later');
  });

  it('eight rows give a version, and one of them is not believed', () => {
    const versions = ROWS.filter(({ version }) => version !== null);
    expect(versions).toHaveLength(8);
    const strange = versions.filter(
      ({ version, file }) => version?.startsWith('5.0') !== file.of.lines.includes('w2k'),
    );
    expect(strange.map(({ file }) => file.build)).toEqual(['nt4-2002-03-07']);
    expect(strange[0]?.file.notes.join(' ')).toContain('not to be trusted');
  });
});

describe('builds and packs', () => {
  const dayOfBuild = (id: string) => {
    const build = builds.find((candidate) => candidate.id === id);
    return build && firstDay(build.data);
  };

  it('a build takes the place only of older ones', () => {
    for (const { id, data } of builds)
      for (const replaced of data.replaces.flatMap((claim) => claim.builds))
        expect(dayOfBuild(replaced)?.getTime(), `${id} replaces ${replaced}`).toBeLessThan(
          firstDay(data)?.getTime() ?? Number.NaN,
        );
  });

  it('the id of a build says its line and the first day known of it, or the pack that it came in', () => {
    for (const { id, data } of builds) {
      const named = /^(nt4|nt351|tse|w2k)-(\d{4}-\d\d-\d\d)$/.exec(id);
      if (named) expect([data.lines[0], iso(firstDay(data) ?? new Date(0))]).toEqual(named.slice(1));
      else expect(data.packs, id).toEqual(id === 'post-sp6a-unnamed' ? [] : [id]);
    }
  });

  it('the packs of a line came in their order, where their days are known', () => {
    for (const line of ['nt351', 'nt4', 'tse'] as const) {
      const days = packs
        .filter(({ data }) => data.line === line)
        .toSorted((one, other) => one.data.order - other.data.order)
        .flatMap(({ data }) => data.released?.day.getTime() ?? []);
      expect(days).toEqual(days.toSorted((one, other) => one - other));
    }
  });

  it('the stamp of a pack is that of the row it is read from', () => {
    for (const { data } of packs.filter((pack) => pack.data.stamp)) {
      const row = ROWS.find(({ kb, line }) => kb === data.stamp?.kb && line === data.stamp.line);
      expect(`${row?.date} ${row?.time}`).toBe(data.stamp?.printed);
    }
  });
});
