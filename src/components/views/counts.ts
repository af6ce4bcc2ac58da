/** Numbers as the book writes them, and the beginning of a sentence. */
export { figure, many } from '../../sim/trace/words.ts';
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
