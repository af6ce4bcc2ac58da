import type { Findings } from './messages.ts';

/** All that a search without an answer says: how far it came, which proves nothing. */
export const gaveUp = ({ states, open }: Pick<Findings, 'states' | 'open'>): Findings => ({
  verdict: 'gave-up',
  complete: false,
  states,
  open,
  transitions: 0,
  inevitable: null,
  bad: [],
  stops: [],
  worst: null,
  well: null,
  report: null,
});
