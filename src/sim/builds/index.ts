import { closeAddress, closeAddressByHandOver } from '../tcpip/address.ts';
import {
  connect,
  connectDelayingRoute,
  connectGiveUp,
  connectGiveUpLeaking,
  connectGiveUpReleasing,
} from '../tcpip/connect.ts';
import { closeConnection, closeConnectionByHandOver } from '../tcpip/connection.ts';
import { receiveEcho } from '../tcpip/icmp.ts';
import { receiveSegment } from '../tcpip/receive.ts';
import { serveRequest } from '../tcpip/request.ts';
import { tcbTimeout } from '../tcpip/timeout.ts';
import type { Routine } from '../terms.ts';

/** The modelled builds of Tcpip.sys, oldest first. Their file facts stand in the book's content under the same ids. */
export const BUILD_IDS = [
  'nt4-sp3',
  'nt4-sp4',
  'tse-1999-07-21',
  'nt4-sp6a',
  'post-sp6a-unnamed',
  'nt4-2001-04-27',
] as const;
export type BuildId = (typeof BUILD_IDS)[number];

/** One Tcpip.sys: its routines by name. Without an id: a computer without that driver, and so without its routines. */
export interface Build {
  readonly id: BuildId | null;
  readonly routines: Readonly<Record<string, Routine>>;
}

const routines = (...list: readonly Routine[]): Build['routines'] =>
  Object.fromEntries(list.map((routine) => [routine.name, routine]));

/** A later build: some routines replaced, the rest as they were. A name that replaces nothing is a mistake. */
function replacing(base: Build['routines'], ...replacements: readonly Routine[]): Build['routines'] {
  const stranger = replacements.find(({ name }) => !(name in base));
  if (stranger)
    throw new Error(`A build can replace ${Object.keys(base).join(', ')}; ${stranger.name} is none of them.`);
  return { ...base, ...routines(...replacements) };
}

const asShipped = routines(
  closeAddressByHandOver,
  closeConnectionByHandOver,
  connect,
  connectGiveUp,
  receiveSegment,
  receiveEcho,
  serveRequest,
  tcbTimeout,
);
/** The fix of Q177245: the two closes, nothing else. */
const closesFixed = replacing(asShipped, closeAddress, closeConnection);
/** Q297040 blames "a recent post-SP6a hotfix" and names none; what it changed is ours. */
const leaking = replacing(closesFixed, connectDelayingRoute, connectGiveUpLeaking);

/** A driver, in each build of it. */
export type Driver = Readonly<Record<BuildId, Build['routines']>>;
export const TCPIP: Driver = {
  'nt4-sp3': asShipped,
  'nt4-sp4': closesFixed,
  'tse-1999-07-21': closesFixed,
  'nt4-sp6a': closesFixed,
  'post-sp6a-unnamed': leaking,
  'nt4-2001-04-27': replacing(leaking, connectGiveUpReleasing),
};

export const BUILDS: readonly Build[] = BUILD_IDS.map((id) => ({ id, routines: TCPIP[id] }));
export const buildOf = (id: BuildId | null): Build => ({ id, routines: id === null ? {} : TCPIP[id] });
