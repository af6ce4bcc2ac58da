export { readBook } from '../../src/content/book.ts';
