/** What the page of diagnosis knows: the whole book and every small search, gathered once for a build of the site. */
import { gather } from '../../diagnose/gather.ts';
import { type Knowledge, writeKnowledge } from '../../diagnose/knowledge.ts';
import { book } from '../entries.ts';
import { patternsOf, searchedOf } from './smallSearches.ts';

/** `carried`: the same as the text that the page carries to its script. */
export async function knowledgeOfBook(): Promise<{ readonly knowledge: Knowledge; readonly carried: string }> {
  const knowledge = gather(await book(), (name) => ({ searched: searchedOf(name), patterns: patternsOf(name) }));
  return { knowledge, carried: writeKnowledge(knowledge) };
}
