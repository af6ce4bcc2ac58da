/** Dates and times of day as file tables, `dir` and property sheets print them. */
import { type CellReader, type CellWord, type FoundCell, printedFrom, type TableCell } from './cells.ts';

export interface DateCell extends TableCell {
  /**
   * The days it can mean, as yyyy-mm-dd, the likeliest first: month first between slashes and hyphens, as the archive
   * prints, day first between dots. Two where both orders are days; none where it has the shape of a date and is no day.
   */
  readonly days: readonly string[];
  /** Whether only the last two digits of the year are printed. From 70 on they are of the 1900s. */
  readonly shortYear: boolean;
}

export interface TimeCell extends TableCell {
  /** As hh:mm by the 24-hour clock; null where it has the shape of a time and is none, as 25:61. */
  readonly time24: string | null;
  /** Null where none are printed. */
  readonly seconds: number | null;
  /** Whether a.m. or p.m. is printed. Without it the 24-hour clock is meant, as far as the archive shows. */
  readonly halfDay: 'a' | 'p' | null;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTHS_WHOLE = `january|february|march|april|may|june|july|august|september|october|november|december|sept|${MONTHS.join('|')}`;
const NAMED_MONTH = new RegExp(`^(?:${MONTHS_WHOLE})$`, 'i');
const WEEKDAY = /^(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?$/i;

/** Day, month and year as three runs of digits between two equal signs. */
const NUMERIC = /^(\d{1,4})([-/.\\])(\d{1,2})\2(\d{1,4})$/;
/** Between dots a version looks the same, 4.10.1999: a date has two digits where it can. */
const DOTTED = /^\d{2}\.\d{2}\.(?:\d{4}|\d{2})$/;
/** 21-Jul-1999, 21.Jul.99, Sep-9-2001. */
const DAY_MONTH = new RegExp(`^(\\d{1,2})[-/.]?(${MONTHS_WHOLE})[-/.]?(\\d{4}|\\d{2})$`, 'i');
const MONTH_DAY = new RegExp(`^(${MONTHS_WHOLE})[-/.](\\d{1,2})[-/.](\\d{4}|\\d{2})$`, 'i');

const two = (number: number): string => String(number).padStart(2, '0');

/** Years in which a driver file can have been written, and in which somebody can look at one. */
const EARLIEST = 1980;
const LATEST = 2099;

function yearOf(printed: string): number | null {
  const year = Number(printed);
  if (printed.length === 2) return year >= 70 ? 1900 + year : 2000 + year;
  return printed.length === 4 && year >= EARLIEST && year <= LATEST ? year : null;
}

/** The day as yyyy-mm-dd; null where the calendar has none. */
function dayOf(year: number | null, month: number, day: number): string | null {
  if (year === null || month < 1 || month > 12 || day < 1) return null;
  const longest = [31, year % 4 === 0 ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  return day > longest ? null : `${year}-${two(month)}-${two(day)}`;
}

const monthOf = (name: string): number => MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;

type DateReading = Pick<DateCell, 'days' | 'shortYear'>;

const reading = (year: string, ...days: readonly (string | null)[]): DateReading => ({
  days: [...new Set(days.filter((day) => day !== null))],
  shortYear: year.length === 2,
});

function numeric(text: string): DateReading | null {
  const [, first = '', sign, second = '', third = ''] = NUMERIC.exec(text) ?? [];
  if (sign === '.' && !DOTTED.test(text)) return null;
  if (first.length === 4) {
    const year = yearOf(first);
    return year !== null && third.length <= 2 ? reading(first, dayOf(year, Number(second), Number(third))) : null;
  }
  const year = yearOf(third);
  if (first === '' || first.length > 2 || year === null) return null;
  const monthFirst = dayOf(year, Number(first), Number(second));
  const dayFirst = dayOf(year, Number(second), Number(first));
  if (monthFirst === null && dayFirst === null && Number(first) > 31)
    return reading(first, dayOf(yearOf(first), Number(second), Number(third)));
  return sign === '.' ? reading(third, dayFirst, monthFirst) : reading(third, monthFirst, dayFirst);
}

function named(text: string): DateReading | null {
  const [, day = '', month = '', year = ''] = DAY_MONTH.exec(text) ?? [];
  if (year !== '') return reading(year, dayOf(yearOf(year), monthOf(month), Number(day)));
  const [, name = '', number = '', last = ''] = MONTH_DAY.exec(text) ?? [];
  return last === '' ? null : reading(last, dayOf(yearOf(last), monthOf(name), Number(number)));
}

/** "21 July 1999" and "July 21, 1999", over three words. */
function spelled(words: readonly CellWord[], from: number): DateReading | null {
  const [first = '', second = '', year = ''] = words.slice(from, from + 3).map(({ text }) => text);
  if (!/^\d{4}$/.test(year) || yearOf(year) === null) return null;
  if (NAMED_MONTH.test(first) && /^\d{1,2}$/.test(second))
    return reading(year, dayOf(yearOf(year), monthOf(first), Number(second)));
  if (NAMED_MONTH.test(second) && /^\d{1,2}$/.test(first))
    return reading(year, dayOf(yearOf(year), monthOf(second), Number(first)));
  return null;
}

function found<C extends TableCell>(
  words: readonly CellWord[],
  from: number,
  count: number,
  is: Omit<C, keyof TableCell>,
): FoundCell<C> {
  const cell = { printed: printedFrom(words, from, count), at: words[from]?.at ?? 0, ...is };
  return { cell: cell as unknown as C, words: count };
}

/** A date of any of the shapes 07/21/99, 7-21-1999, 21-Jul-1999, Sep-9-2001, 21.07.1999, 1999-07-21, July 21, 1999. */
export const readDate: CellReader<DateCell> = (words, from) => {
  const word = words[from]?.text ?? '';
  const one = numeric(word) ?? named(word);
  if (one) return found(words, from, 1, one);
  const weekday = WEEKDAY.test(word) ? 1 : 0;
  const three = spelled(words, from + weekday);
  return three && found(words, from, 3 + weekday, three);
};

const TIME = /^(\d{1,2}):(\d{2})(?::(\d{2}))?(?:([ap])\.?(?:m\.?)?)?$/i;
const HALF_DAY = /^([ap])(?:\.?m\.?)?$/i;

/** 12:30 a.m. is half past midnight; an hour above 12 stands as it is, whatever follows it. */
function hourOf(hour: number, half: TimeCell['halfDay']): number {
  if (half === null || hour > 12) return hour;
  return (hour % 12) + (half === 'p' ? 12 : 0);
}

/** A time of either clock, with seconds or without; a, p, am or pm may be glued to it or stand one space after it. */
export const readTime: CellReader<TimeCell> = (words, from) => {
  const [, hour, minute, second, glued] = TIME.exec(words[from]?.text ?? '') ?? [];
  if (hour === undefined || minute === undefined) return null;
  const apart = glued === undefined ? HALF_DAY.exec(words[from + 1]?.text ?? '')?.[1] : undefined;
  const halfDay = ((glued ?? apart)?.toLowerCase() ?? null) as TimeCell['halfDay'];
  const hours = hourOf(Number(hour), halfDay);
  const good = hours < 24 && Number(minute) < 60 && Number(second ?? 0) < 60;
  return found(words, from, apart === undefined ? 1 : 2, {
    time24: good ? `${two(hours)}:${minute}` : null,
    seconds: second === undefined ? null : Number(second),
    halfDay,
  });
};
