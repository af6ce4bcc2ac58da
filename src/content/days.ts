/** Days, which have no hour and no time zone: in words, and for machines. */

/** Made once: to make one takes a hundred times as long as to use it. */
const WORDS = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
const SHORT = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });

/** As a person writes it, from a date that has no hour. */
export const inWords = (day: Date) => WORDS.format(day);

/** The same for a narrow column: 21 Jul 1999. */
export const inShort = (day: Date) => SHORT.format(day);

/** 1999-07-21, for a machine to read. */
export const isoDay = (day: Date) => day.toISOString().slice(0, 10);
