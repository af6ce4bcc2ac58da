/** What the page of diagnosis knows, from the book as it stands and searched anew. */
import { patternsOf, searchedOf } from '../../src/book/diagnose/smallSearches.ts';
import { gather } from '../../src/diagnose/gather.ts';
import { type Knowledge, readKnowledge, writeKnowledge } from '../../src/diagnose/knowledge.ts';
import { readBook } from './book.ts';

/** By way of the text that the page carries, so that nothing which is lost on it can be leant on. */
export const knowledge: Knowledge = readKnowledge(
  writeKnowledge(gather(readBook(), (name) => ({ searched: searchedOf(name), patterns: patternsOf(name) }))),
);
