/** Numbers as the book writes them, and the beginning of a sentence: for pages too, which import nothing of the simulation. */
export { capital, figure, many } from '../sim/sentences.ts';
