import { dpc, insertQueueDpc } from '../../kernel/dpc.ts';
import { KeSetEvent, KeWaitForSingleObject, synchronizationEvent } from '../../kernel/event.ts';
import { type Device, type DeviceEvent, steer } from '../../kernel/interrupt.ts';
import { insertQueue, KeRemoveQueue, queue, type WorkItem, workItem } from '../../kernel/queue.ts';
import { item } from '../../spell/item.ts';
import { forever, inMachine, minus, type Place, plus, put, type Routine, routine } from '../../terms.ts';

interface Input {
  readonly name: string;
  readonly byHand: Place;
  readonly inPort: Place;
  readonly item: WorkItem;
}
const input = (name: string, kind: string): Input => ({
  name,
  byHand: inMachine(`by hand: ${name}`),
  inPort: inMachine(`in the port: ${name}`),
  item: workItem(kind, 2, name),
});

export const mouse = input('mouse movement', 'MouseMovement');
export const keys = input('Ctrl+Alt+Del', 'CtrlAltDel');

export const pointerMoves = inMachine('pointer moves', { max: 3 });
export const dialogsShown = inMachine('security dialogs shown', { max: 3 });
/** Secure attention sequence: what Winlogon waits for. */
const sas = synchronizationEvent('SasEvent');
export const inputQueue = queue('InputQueue', [mouse.item, keys.item]);

// What the port has received, by its kind.
const byNextInput = item`switch (NextInput(Port))`.chooses();
const next =
  ({ inPort }: Input) =>
  () => ({ test: inPort, act: [put(inPort, minus(inPort, 1))] });
const mouseMoved = item`case MOUSE:`.caseOf(byNextInput, next(mouse));
const keyPressed = item`case KEYBOARD:`.caseOf(byNextInput, next(keys));
const noInput = item`default: return;`.caseOf(byNextInput, () => ({ test: 1, leaves: true }));

const handOver = (from: Input) => () => ({
  act: insertQueue(inputQueue, from.item),
  says: `hands the ${from.name} to the input thread`,
});
const toMouseClass = item`MouseClassServiceCallback(data);`.does(handOver(mouse));
const toKeyboardClass = item`KeyboardClassServiceCallback(data);`.does(handOver(keys));

const movePointer = item`MovePointer(item);`.does(() => ({
  act: [put(pointerMoves, plus(pointerMoves, 1))],
  says: 'moves the pointer',
}));
const showDialog = item`ShowSecurityDialog();`.does(() => ({
  act: [put(dialogsShown, plus(dialogsShown, 1))],
  says: 'shows the security dialog',
}));

/** K19: the port driver's DPC calls the class driver's callback, at DISPATCH_LEVEL. */
export const portDpc: Routine = routine(
  'I8042DpcRoutine',
  {
    gloss: 'Passes mouse and keyboard input up.',
    basis: 'documented',
    why: 'K19: the class callback is called from the port driver’s DPC; the DPC’s own name is ours',
  },
  [forever(byNextInput(mouseMoved(toMouseClass), keyPressed(toKeyboardClass), noInput()))],
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
        { item: mouse.item, body: [movePointer] },
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
  [forever(KeWaitForSingleObject(sas), showDialog)],
);

const arrival = (of: Input): DeviceEvent => ({
  name: of.name,
  says: `reports a ${of.name}`,
  when: of.byHand,
  act: [put(of.byHand, 0), put(of.inPort, plus(of.inPort, 1)), steer(insertQueueDpc(inputDpc))],
});

/** Mouse and keyboard, behind one port driver. */
export const inputPort: Device = { name: 'mouse and keyboard', events: [arrival(mouse), arrival(keys)] };
