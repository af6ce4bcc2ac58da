import { type Driver, routinesNamed } from '../../computer/driver.ts';
import { KERNEL } from '../../kernel/vocabulary.ts';
import { vocabulary } from '../../spell/vocabulary.ts';
import * as workQueue from '../executive/workQueue.ts';
import * as address from './address.ts';
import * as closes from './closes.ts';
import * as connect from './connect.ts';
import * as connection from './connection.ts';
import * as icmp from './icmp.ts';
import * as oneConnection from './oneConnection.ts';
import * as receive from './receive.ts';
import * as request from './request.ts';
import * as synAttack from './synAttack.ts';
import * as table from './table.ts';
import * as timeout from './timeout.ts';

/** Tcpip.sys without any documented fault. What an article found wrong with it stands in `faults/`, one file a fault. */
export const TCPIP: Driver = {
  file: 'Tcpip.sys',
  vocabulary: vocabulary(
    KERNEL,
    address,
    closes,
    connect,
    connection,
    icmp,
    oneConnection,
    receive,
    request,
    synAttack,
    table,
    timeout,
    workQueue,
  ),
  sound: routinesNamed(
    address.closeAddress,
    connection.closeConnection,
    connect.connect,
    connect.connectGiveUp,
    oneConnection.disconnect,
    oneConnection.queryConnection,
    receive.receiveSegment,
    icmp.receiveEcho,
    request.serveRequest,
    timeout.tcbTimeout,
  ),
};
