/** Days, which have no hour and no time zone: in words, and for machines. */

/** As a person writes it, from a date that has no hour. */
export const inWords = (day: Date) =>
  new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(day);

/** The same for a narrow column: 21 Jul 1999. */
export const inShort = (day: Date) =>
  new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(day);

/** 1999-07-21, for a machine to read. */
export const isoDay = (day: Date) => day.toISOString().slice(0, 10);
