/**
 * The content is read before anything is built of it, strictly and with a sentence for each fault. Astro would find some of
 * them later, and would tell the author of a line about files of its own and about the APIs of browsers.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { AstroError } from 'astro/errors';
import { readBook } from '../content/book.ts';
import { SIMULATED } from '../content/filed.ts';
import { whyMisfits } from '../content/joins.ts';
import { BadEntry, textFilesBelow, textOf } from '../content/written.ts';
import { proseOf, strayProse } from './prose.ts';

/** Sentences for what stops a build: bytes that are no text, facts that fit no schema or one another, prose that leads nowhere. @param root of the project */
export function faultsOfContent(root: string): readonly string[] {
  const heard = (read: () => unknown): readonly string[] => {
    try {
      read();
      return [];
    } catch (error) {
      if (!(error instanceof BadEntry)) throw error;
      return error.sentences;
    }
  };
  const files = textFilesBelow(root, ['src', 'public']);
  const unreadable = files.flatMap((file) => heard(() => textOf(readFileSync(join(root, file)), file)));
  if (unreadable.length > 0) return unreadable;
  return heard(() => {
    const book = readBook({ root });
    const misfits = whyMisfits(book, SIMULATED).map((misfit) => `src/content/${misfit}.`);
    const stray = strayProse(book, proseOf(root), root);
    if (misfits.length + stray.length > 0) throw new BadEntry([...misfits, ...stray]);
  });
}

export default function contentFirst(): AstroIntegration {
  return {
    name: 'the content first',
    hooks: {
      'astro:config:setup': ({ command, config, logger }) => {
        if (command === 'preview') return;
        const faults = faultsOfContent(fileURLToPath(config.root).replace(/\/$/, ''));
        if (faults.length === 0) return;
        if (command === 'dev') {
          for (const fault of faults) logger.error(fault);
          return;
        }
        const error = new AstroError(
          `The content cannot be built:\n${faults.map((fault) => `- ${fault}`).join('\n')}`,
          'Mend these lines. `npm run check` finds such faults without a build.',
        );
        error.name = 'Content';
        // Astro gives a hint about browsers wherever it finds the letters of "document", as in "documented".
        error.toString = () => error.name;
        // Where in our code it was noticed is no help to the author of a line.
        error.stack = '';
        throw error;
      },
    },
  };
}
