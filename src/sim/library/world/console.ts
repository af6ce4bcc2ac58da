import { dpc, insertQueueDpc } from '../../kernel/dpc.ts';
import { KeSetEvent, KeWaitForSingleObject, synchronizationEvent } from '../../kernel/event.ts';
import { type Device, type DeviceEvent, steer } from '../../kernel/interrupt.ts';
import { insertQueue, KeRemoveQueue, queue, type WorkItem, workItem } from '../../kernel/queue.ts';
import {
  choose,
  code,
  forever,
  inMachine,
  leave,
  minus,
  type Place,
  plus,
  put,
  type Routine,
  routine,
} from '../../terms.ts';

interface Input {
  readonly name: string;
  readonly byHand: Place;
  readonly inPort: Place;
  readonly item: WorkItem;
}
const input = (name: string): Input => ({
  name,
  byHand: inMachine(`by hand: ${name}`),
  inPort: inMachine(`in the port: ${name}`),
  item: workItem(name, 2),
});

export const mouse = input('mouse movement');
export const keys = input('Ctrl+Alt+Del');

export const pointerMoves = inMachine('pointer moves', { max: 3 });
export const dialogsShown = inMachine('security dialogs shown', { max: 3 });
/** Secure attention sequence: what Winlogon waits for. */
const sas = synchronizationEvent('SasEvent');
export const inputQueue = queue('InputQueue', [mouse.item, keys.item]);

const handOver = (from: Input, text: string, callback: string) => ({
  text,
  test: from.inPort,
  act: [put(from.inPort, minus(from.inPort, 1))],
  body: [code(callback, `hands the ${from.name} to the input thread`, ...insertQueue(inputQueue, from.item))],
});

/** K19: the port driver's DPC calls the class driver's callback, at DISPATCH_LEVEL. */
export const portDpc: Routine = routine(
  'I8042DpcRoutine',
  {
    gloss: 'Passes mouse and keyboard input up.',
    basis: 'documented',
    why: 'K19: the class callback is called from the port driver’s DPC; the DPC’s own name is ours',
  },
  [
    forever(
      choose('switch (NextInput(Port))', [
        handOver(mouse, 'case MOUSE:', 'MouseClassServiceCallback(data);'),
        handOver(keys, 'case KEYBOARD:', 'KeyboardClassServiceCallback(data);'),
        { text: 'default:', test: 1, act: [], body: [leave()] },
      ]),
    ),
  ],
);
export const inputDpc = dpc('I8042Dpc', 'I8042DpcRoutine');

export const inputThread: Routine = routine(
  'RawInputThread',
  {
    gloss: 'Turns input into pointer movement and key strokes.',
    basis: 'inferred',
    why: 'K19: a thread turns input into messages; that it moves the pointer too is inferred',
  },
  [
    forever(
      ...KeRemoveQueue(inputQueue, [
        {
          item: mouse.item,
          body: [code('MovePointer(item);', 'moves the pointer', put(pointerMoves, plus(pointerMoves, 1)))],
        },
        { item: keys.item, body: [KeSetEvent(sas)] },
      ]),
    ),
  ],
);

export const winlogon: Routine = routine(
  'WinlogonThread',
  {
    gloss: 'Answers Ctrl+Alt+Del.',
    basis: 'inferred',
    why: 'K20: the same path as the mouse, then a thread of Winlogon',
  },
  [
    forever(
      KeWaitForSingleObject(sas),
      code('ShowSecurityDialog();', 'shows the security dialog', put(dialogsShown, plus(dialogsShown, 1))),
    ),
  ],
);

const arrival = (of: Input): DeviceEvent => ({
  name: of.name,
  says: `reports a ${of.name}`,
  when: of.byHand,
  act: [put(of.byHand, 0), put(of.inPort, plus(of.inPort, 1)), steer(insertQueueDpc(inputDpc))],
});

/** Mouse and keyboard, behind one port driver. */
export const inputPort: Device = { name: 'mouse and keyboard', events: [arrival(mouse), arrival(keys)] };
