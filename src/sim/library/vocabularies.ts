import type { Runnable } from '../computer/runnable.ts';
import { type Vocabulary, vocabulary } from '../spell/vocabulary.ts';
import { TCPIP_WORDS } from './tcpip/vocabulary.ts';

/** What may stand in the lines of a driver, by its file. Like claims, it is read by nothing that runs. */
const DRIVERS: Readonly<Record<string, Vocabulary>> = { 'Tcpip.sys': TCPIP_WORDS };

/** What may stand in the lines of the drivers of a case. Null without a driver. @throws Error for a driver without a vocabulary. */
export function wordsOfDrivers({ fault }: Pick<Runnable, 'fault'>): Vocabulary | null {
  if (!fault) return null;
  return vocabulary(
    ...fault.drivers.map(({ file }) => {
      const words = DRIVERS[file];
      if (!words)
        throw new Error(`${file} has no vocabulary; those that have one are ${Object.keys(DRIVERS).join(', ')}.`);
      return words;
    }),
  );
}
