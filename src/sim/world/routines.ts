import type { Routine } from '../terms.ts';
import { handleInterrupt } from './adapter.ts';
import { portDpc } from './console.ts';

/** What DPCs outside Tcpip.sys run: the same in every build. */
export const WORLD_ROUTINES: readonly Routine[] = [handleInterrupt, portDpc];
