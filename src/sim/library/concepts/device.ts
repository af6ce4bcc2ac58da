import { dpc, insertQueueDpc } from '../../kernel/dpc.ts';
import { type Device, steer } from '../../kernel/interrupt.ts';
import { inMachine, not, put } from '../../terms.ts';

/** What the device’s interrupt leaves to be done; a load brings the routine. */
export const deviceDpc = dpc('DeviceDpc', 'DeviceDpcRoutine');

const interrupted = inMachine('interrupted', { role: 'world' });

/** A device that interrupts once, whenever it pleases: also a processor at DISPATCH_LEVEL, for its own level is above that. */
export const device: Device = {
  name: 'device',
  events: [
    {
      name: 'interrupt',
      says: 'interrupts: its DPC is queued',
      when: not(interrupted),
      act: [put(interrupted, 1), steer(insertQueueDpc(deviceDpc))],
    },
  ],
};
