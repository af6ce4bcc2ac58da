export { readBook } from '../../scripts/book.ts';
