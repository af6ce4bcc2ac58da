import { type Driver, routinesNamed } from '../../computer/driver.ts';
import { closeAddress } from './address.ts';
import { connect, connectGiveUp } from './connect.ts';
import { closeConnection } from './connection.ts';
import { receiveEcho } from './icmp.ts';
import { disconnect, queryConnection } from './oneConnection.ts';
import { receiveSegment } from './receive.ts';
import { serveRequest } from './request.ts';
import { tcbTimeout } from './timeout.ts';

/** Tcpip.sys without any documented fault. What an article found wrong with it stands in `faults/`, one file a fault. */
export const TCPIP: Driver = {
  file: 'Tcpip.sys',
  sound: routinesNamed(
    closeAddress,
    closeConnection,
    connect,
    connectGiveUp,
    disconnect,
    queryConnection,
    receiveSegment,
    receiveEcho,
    serveRequest,
    tcbTimeout,
  ),
};
