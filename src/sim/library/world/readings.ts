/** What the world around a driver could do otherwise. */
import { threadsRun } from '../../computer/activity.ts';
import { type Reading, taking } from '../../computer/reading.ts';
import { item } from '../../spell/item.ts';
import type { Routine } from '../../terms.ts';
import { openFile } from '../executive/workers.ts';
import { fileOpens } from './questions.ts';

const openFileItself: Routine = {
  ...openFile,
  body: [item`NtOpenFile(file);`.does(() => ({ act: [], says: 'opens the file itself' }))],
};

/** A network adapter's DPCs have one processor. */
export const adapterHasOneProcessor: Reading = taking(
  'A28',
  'the network adapter’s DPC runs on the last processor, whichever takes the interrupt',
);

/** Local file opens need none of the worker threads that requests from other computers use up. */
export const filesOpenedElsewhere: Reading = {
  id: 'A17',
  title: 'local file opens need no worker thread of the pool',
  change: (spec) => ({
    ...spec,
    questions: spec.questions.map((question) =>
      question.name === fileOpens.name
        ? { ...question, activity: threadsRun({ name: 'Local program', routine: openFileItself }) }
        : question,
    ),
  }),
};
