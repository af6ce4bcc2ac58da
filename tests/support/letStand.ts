/**
 * Damage to `kernel/` and `world/` that changes nothing, with the reason why: everything else must change a count, or what a
 * count does not show. Damage to a case's driver that may stand is named beside the case.
 */
export const SYSTEM_LET_STAND: readonly { readonly name: string; readonly because: string }[] = [
  {
    name: 'ExpWorkerThread: swaps case ServeTcpRequest: and case OpenLocalFile:',
    because: 'the same for the critical work queue',
  },
  {
    name: 'RawInputThread: swaps case MouseMovement: and case CtrlAltDel:',
    because: 'the same for the input queue, where nobody moves the mouse and presses keys at once',
  },
  {
    name: 'I8042DpcRoutine: swaps case MOUSE: and case KEYBOARD:',
    because: 'the port never has both: each is asked by itself',
  },
  {
    name: 'MiniportHandleInterrupt: swaps case ICMP_ECHO: and case TCP_SEGMENT:',
    because: 'which kind leaves the ring first is ours, and a ping is asked where no segment is on its way',
  },
  {
    name: 'MiniportHandleInterrupt: swaps case TCP_SEGMENT: and case TCP_ANSWER:',
    because: 'no load has both, and a segment that is asked of a connect finds the ring empty',
  },
  {
    name: 'MiniportHandleInterrupt: swaps case TCP_ANSWER: and case OTHER_PROTOCOL:',
    because: 'the same for a frame of the other protocol',
  },
  {
    name: 'MiniportHandleInterrupt: drops packet = 1',
    because: 'only TCP looks at what kind of packet it has in hand, and a ping does not come to it',
  },
  {
    name: 'MiniportHandleInterrupt: drops packet = 2',
    because: 'TCP tells an answer to its SYN from everything else: a segment may be anything else',
  },
  {
    name: 'MiniportHandleInterrupt: drops packet = 4',
    because: 'a frame of another protocol does not come to TCP',
  },
  {
    name: 'TelnetThread: drops KeWaitForSingleObject(&ConsoleInput, ...);',
    because:
      'nobody types a second command: to wait for it or to end is as many machines, and nothing is asked of either',
  },
];
