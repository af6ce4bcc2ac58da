/** Numbers as the book writes them, and the beginning of a sentence. */
export { capital, figure, many } from '../../sim/trace/words.ts';
