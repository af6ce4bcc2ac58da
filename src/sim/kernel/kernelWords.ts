import { type Vocabulary, vocabulary } from '../spell/vocabulary.ts';
import { KeInsertQueueDpc } from './dpc.ts';
import { KeClearEvent, KePulseEvent, KeSetEvent, KeWaitForSingleObject, spinUntil } from './event.ts';
import * as interlocked from './interlocked.ts';
import { KeLowerIrql, KeRaiseIrql } from './irql.ts';
import { ExFreePool } from './pool.ts';
import { itemOfKind, ofItsKind, removeQueue } from './queue.ts';
import {
  KeAcquireSpinLock,
  KeAcquireSpinLockAtDpcLevel,
  KeReleaseSpinLock,
  KeReleaseSpinLockFromDpcLevel,
} from './spinlock.ts';

/** What the kernel offers to every driver. */
export const KERNEL: Vocabulary = vocabulary(
  [
    KeRaiseIrql,
    KeLowerIrql,
    KeAcquireSpinLock,
    KeReleaseSpinLock,
    KeAcquireSpinLockAtDpcLevel,
    KeReleaseSpinLockFromDpcLevel,
    KeWaitForSingleObject,
    KeSetEvent,
    KeClearEvent,
    KePulseEvent,
    spinUntil,
    KeInsertQueueDpc,
    removeQueue,
    ofItsKind,
    itemOfKind,
    ExFreePool,
  ],
  interlocked,
);
