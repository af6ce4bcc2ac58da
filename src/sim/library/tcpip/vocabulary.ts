import { KERNEL } from '../../kernel/kernelWords.ts';
import { type Vocabulary, vocabulary } from '../../spell/vocabulary.ts';
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

/** Everything that may stand in the lines of Tcpip.sys: what the driver's files export. */
export const TCPIP_WORDS: Vocabulary = vocabulary(
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
);
