/** Frames that stand in the page as they are. */
import { allowedHeight, type FromFrame, message, ours } from '../protocol.ts';

/** Heard what a frame tells; by the element if the frame is one's own. */
export type Hearer = (told: FromFrame) => void;
/** The frames that elements have made, which nobody else can see. */
export const hearers = new Map<MessageEventSource, Hearer>();

/** `home`: the address below which every frame of ours lies. */
export function listen(home: string): void {
  const frames = (): HTMLIFrameElement[] =>
    [...document.querySelectorAll('iframe')].filter(({ src }) => src.startsWith(home));
  addEventListener('message', ({ source, data }) => {
    const told = source && ours<FromFrame>(data);
    if (!told) return;
    hearers.get(source)?.(told);
    // Nobody is known by an origin, for a frame in a sandbox has none: only by being in that frame.
    const frame = told.is === 'height' && frames().find(({ contentWindow }) => contentWindow === source);
    const height = told.is === 'height' ? allowedHeight(told.height) : null;
    if (frame && height !== null) frame.height = `${height}`;
  });
  // Those that are there already have said it to nobody.
  const ask = (): void => {
    for (const { contentWindow } of frames()) contentWindow?.postMessage(message({ do: 'ping' }), '*');
  };
  ask();
  addEventListener('DOMContentLoaded', ask);
}
