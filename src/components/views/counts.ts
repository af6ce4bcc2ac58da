/** Numbers as the book writes them, and the beginning of a sentence. */
export const figure = (number: number): string => number.toLocaleString('en-US');
export const many = (number: number, one: string, more = `${one}s`): string =>
  `${figure(number)} ${number === 1 ? one : more}`;
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
