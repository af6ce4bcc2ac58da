/** Damage that no claim of the book notices, with the reason why it may go unnoticed. Everything else must turn a row red. */
export const LET_STAND: readonly { readonly what: string; readonly because: string }[] = [
  {
    what: 'swaps InterlockedIncrement(&ClosesActive); and KeAcquireSpinLock(&AoLock, &oldIrql);',
    because: 'a close may count itself in before or after it has the lock: requests wait at the gate all the same',
  },
  {
    what: 'swaps InterlockedIncrement(&ClosesActive); and KeAcquireSpinLock(&ConnLock, &oldIrql);',
    because: 'the same for the other close',
  },
  {
    what: 'swaps KeReleaseSpinLockFromDpcLevel(&AoLock); and KeAcquireSpinLockAtDpcLevel(&ConnLock);',
    because:
      'this close alone then nests its locks, which is half of the fix: the other’s hand-over is window enough for the hang',
  },
  {
    what: 'swaps KeReleaseSpinLockFromDpcLevel(&ConnLock); and KeAcquireSpinLockAtDpcLevel(&AoLock);',
    because: 'the same with the closes’ parts exchanged',
  },
  {
    what: 'swaps KeReleaseSpinLock(&ConnLock, oldIrql); and KeSetEvent(&ao->Done, 0, FALSE);',
    because: 'an event may be set under a lock: who wakes only finds it taken for a moment',
  },
  {
    what: 'swaps DereferenceAddress(ao); and if (InterlockedDecrement(&ClosesActive) == 0) KeSetEvent(&ClosesDone, 0, FALSE);',
    because: 'the gate may open before the last reference goes: requests do not use the address',
  },
  {
    what: 'swaps ExFreePool(conn); and if (InterlockedDecrement(&ClosesActive) == 0) KeSetEvent(&ClosesDone, 0, FALSE);',
    because: 'the same for the connection',
  },
  {
    what: 'swaps ao = ReferenceAddress(conn->Address); and if (conn->State == OPEN) conn->State = CLOSING;',
    because: 'both happen under ConnLock, and neither reads what the other writes',
  },
  {
    what: 'swaps ao->State = CLOSING; and KeAcquireSpinLockAtDpcLevel(&ConnLock);',
    because: 'in the fixed build the mark may stand before or inside the second lock: AoLock is held in both',
  },
  {
    what: 'swaps if (conn->State == OPEN) conn->State = CLOSING; and wait = ao != NULL && ao->State == CLOSING;',
    because:
      'in the fixed build both locks are held across mark and judgement, so their order cannot be seen: that is the fix',
  },
  {
    what: 'swaps wait = ao != NULL && ao->State == CLOSING; and KeReleaseSpinLockFromDpcLevel(&ConnLock);',
    because: 'the judgement reads only what AoLock guards, and AoLock is still held',
  },
  {
    what: 'swaps KeReleaseSpinLockFromDpcLevel(&ConnLock); and KeReleaseSpinLock(&AoLock, oldIrql);',
    because:
      'lowering with the inner lock still held is wrong, but it takes a third thread that spins for it on every processor to hang; two closers are not enough',
  },
  {
    what: 'swaps tcb->Rce = OpenRCE(dest); and KeAcquireSpinLock(&TCBTableLock, &oldIrql);',
    because: 'the TCB is not in the table yet: its route may be opened inside the lock too',
  },
  {
    what: 'swaps if (SynAttackProtect == 0) and KeAcquireSpinLock(&TCBTableLock, &oldIrql);',
    because: 'the same for the route that may be delayed',
  },
  {
    what: 'swaps KeReleaseSpinLock(&TCBTableLock, oldIrql); and SendSYN(tcb);',
    because: 'the SYN may leave under the lock: its answer waits for the lock like any segment',
  },
  {
    what: 'swaps if (tcb->State == ESTABLISHED && tcb->Rce == NULL) and if (tcb->State == CLOSED)',
    because: 'at most one of the two tests can hold',
  },
  { what: 'swaps RemoveTCB(tcb); and CloseRCE(tcb->Rce);', because: 'both happen under the lock, to different fields' },
  {
    what: 'swaps CloseRCE(tcb->Rce); and KeReleaseSpinLock(&TCBTableLock, oldIrql);',
    because: 'the TCB has left the table: nobody else can see its route',
  },
  {
    what: 'swaps KeReleaseSpinLock(&TCBTableLock, oldIrql); and CompleteConnect(tcb, STATUS_IO_TIMEOUT);',
    because: 'the TCB has left the table: it may be freed before the lock is let go',
  },
  {
    what: 'drops for (next = FirstTCB(); next; next = AgeTCB(next));',
    because: 'the walk only reads: what the timer’s DPC brings to the hang is that it wants the lock',
  },
];

/** The same for damage to `kernel/` and `world/`: everything else must change a count, or what a count does not show. */
export const SYSTEM_LET_STAND: readonly { readonly name: string; readonly because: string }[] = [
  {
    name: 'KeRemoveQueue: swaps case 1 and case 2',
    because:
      'a queue of ours counts its items of each kind and keeps no order between kinds, and no claim is about one',
  },
  {
    name: 'ExpWorkerThread: swaps case serve a TCP request: and case open a file:',
    because: 'the same for the critical work queue',
  },
  {
    name: 'RawInputThread: swaps case mouse movement: and case Ctrl+Alt+Del:',
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
