import type { Claim } from '../../computer/claim.ts';
import { ctrlAltDel, mouseMoves } from '../world/questions.ts';
import { concept, oneOrTwo } from './concept.ts';

/** From the device to the thread: an interrupt that does next to nothing, a DPC, and a thread that waits for the DPC’s word. */
export default concept({
  name: 'interrupt',
  processors: oneOrTwo(1),
  loads: [
    {
      name: 'mouse-movement',
      title: 'the mouse is moved',
      gloss:
        'A mouse movement on its way to the pointer: the very path on which the book asks whether a mouse is alive.',
      activities: [mouseMoves.activity],
    },
    {
      name: 'ctrl-alt-del',
      title: 'Ctrl+Alt+Del is pressed',
      gloss: 'The same path, with one more thread at its end.',
      activities: [ctrlAltDel.activity],
    },
  ],
});

export const claims: readonly Claim[] = [
  {
    claim: 'a mouse movement reaches the pointer',
    loads: ['mouse-movement'],
    expected: 'no hang',
    counts: { 1: [12, 11], 2: [26, 36] },
  },
  {
    claim: 'Ctrl+Alt+Del reaches its dialog',
    loads: ['ctrl-alt-del'],
    expected: 'no hang',
    counts: { 1: [46, 60], 2: [143, 312] },
  },
];
