/** What misleads whoever compares file dates and sizes: said where it applies, and only there. */
import { readRow } from '../archive/rows.ts';
import { inWords } from '../content/days.ts';
import { figure, listed } from '../sim/sentences.ts';
import type { BuildKnown, Knowledge, PackKnown } from './knowledge.ts';
import { type FileSeen, impossible } from './paste.ts';
import { daysOf, type Match, sizeSuits } from './shelf.ts';

/** How cells were read that could be read otherwise. */
function readings(seen: FileSeen): readonly string[] {
  const { date, size } = seen;
  const days = daysOf(seen);
  const notes: string[] = [...impossible(seen)];
  const [first, second] = days;
  if (date && first && second)
    notes.push(
      `${date.printed} is ${inWords(first)} where the month comes first and ${inWords(second)} where the day does. Both were tried.`,
    );
  else if (date?.shortYear && first)
    notes.push(`The year has two digits: ${date.printed} is read as ${inWords(first)}.`);
  if (size?.doubtful && size.bytes !== null && /\D/.test(size.printed))
    notes.push(`${size.printed} is read as ${figure(size.bytes)} bytes.`);
  if (size && size.bytes === null)
    notes.push(
      `${size.printed} is a rounded size, which can be of more than one file: the property sheet also gives the bytes.`,
    );
  return notes;
}

/** A pack may give all its files one stamp, which then is nobody's build time. */
function stamps({ time }: FileSeen, days: readonly Date[], packs: readonly PackKnown[]): readonly string[] {
  return packs.flatMap(({ name, stamp }) => {
    const row = readRow(stamp ?? '');
    const same = days.some((day) => row.date?.days[0] === day.toISOString().slice(0, 10));
    return same && time?.time24 != null && time.time24 === row.time?.time24
      ? [`${stamp} is the stamp that every file of ${name} carries: it is not the time at which this one was built.`]
      : [];
  });
}

/** Why the same file shows another hour. */
function clocks(found: readonly Match[]): readonly string[] {
  const apart = [...new Set(found.flatMap(({ later }) => (later === null || later === 0 ? [] : [Math.abs(later)])))];
  return apart.map((minutes) => {
    if (minutes === 60)
      return 'The hour is one off. Windows NT shows a file’s time one hour later or earlier once daylight saving time begins or ends, so it is taken for the same file.';
    if (minutes % 60 === 0)
      return `The times are ${minutes / 60} hours apart. An article prints the local time of the computer on which the file was listed. Another time zone shows another hour, or another day.`;
    return `The times are ${minutes} minutes apart, which neither a time zone nor daylight saving time explains. Day and size agree, so it is taken for the same file.`;
  });
}

/** What of the documented rows cannot be compared. */
function prints(seen: FileSeen, found: readonly Match[]): readonly string[] {
  if (!seen.size) return [];
  return found.flatMap(({ build, file }) => {
    if (file.bytes !== null) return [];
    const printed = file.rows.flatMap(({ kb, size }) => (size === null ? [] : [`${kb} prints ${size}`]));
    return printed.length === 0
      ? []
      : [
          `The size of ${build.name} is not known to the byte (${listed([...new Set(printed)])}), so the day alone tells it.`,
        ];
  });
}

/** Files that share a size, and days on which a file of another size was made. */
function doubles({ size }: FileSeen, matches: readonly Match[], found: readonly Match[]): readonly string[] {
  if (size?.bytes == null) return [];
  const sharing = matches.filter(({ file }) => file.bytes === size.bytes);
  const days = [...new Set(sharing.map(({ file }) => file.day.getTime()))].toSorted((one, other) => one - other);
  const many = days.map((day) => inWords(new Date(day)));
  const known = found.some(({ file }) => file.bytes === size.bytes);
  const notes: string[] = [];
  if (many.length > 1)
    notes.push(
      `${figure(size.bytes)} bytes is the size of files of ${listed(many)}. The date tells them apart, and comes before the size.`,
    );
  else if (many.length === 1 && !known)
    notes.push(`${figure(size.bytes)} bytes is the size of the file of ${many[0]}. By its date this is not that file.`);
  if (found.length === 0)
    for (const { build, file, agreement } of matches)
      if (agreement === 'same day' && file.bytes !== null)
        notes.push(`A file of that day is documented, ${build.name}, and has ${figure(file.bytes)} bytes.`);
  return notes;
}

/** A size that no documented file comes near. */
function strangeSize(seen: FileSeen, builds: readonly BuildKnown[]): readonly string[] {
  const all = builds.flatMap((build) => build.files.map((file) => ({ build, file })));
  const near = all.some((one) => one.file.bytes !== null && sizeSuits(seen, [one]));
  return seen.size && !near
    ? [`${seen.size.printed} is far from the size of every documented Tcpip.sys, so only the date is gone by.`]
    : [];
}

/**
 * What a reader should know before trusting the comparison. `found` are the matches that identify the file, `matches` all
 * that agree in something.
 */
export const trapsIn = (
  seen: FileSeen,
  matches: readonly Match[],
  found: readonly Match[],
  { packs, builds }: Pick<Knowledge, 'packs' | 'builds'>,
): readonly string[] => [
  ...readings(seen),
  ...stamps(seen, daysOf(seen), packs),
  ...clocks(found),
  ...prints(seen, found),
  ...doubles(seen, matches, found),
  ...strangeSize(seen, builds),
];
