/** The frame as it will be on the other page, as wide as it will be there. */
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useSteady } from '../../islands/controls/useSteady.ts';
import { allowedHeight, type FromFrame, message, ours } from '../protocol.ts';
import { SANDBOX } from '../widgetNames.ts';

/** There is room for this many pixels, and `.far` in builder.css is drawn at this scale. */
const ROOM = 600;
const SCALE = 0.6;

interface PreviewProps {
  readonly address: string;
  readonly title: string;
  readonly width: number;
  readonly height: number;
  /** The frame has said how high it is. */
  readonly measured: (height: number) => void;
}

export function Preview({ address, title, width, height, measured }: PreviewProps): JSX.Element {
  const frame = useRef<HTMLIFrameElement>(null);
  const hearHeight = useSteady(measured);
  useEffect(() => {
    const hear = ({ source, data }: MessageEvent): void => {
      if (!source || source !== frame.current?.contentWindow) return;
      const told = ours<FromFrame>(data);
      const said = told?.is === 'height' ? allowedHeight(told.height) : null;
      if (said !== null) hearHeight(said);
    };
    addEventListener('message', hear);
    frame.current?.contentWindow?.postMessage(message({ do: 'ping' }), '*');
    return () => removeEventListener('message', hear);
  }, [address, width]);
  // What is drawn smaller is laid out as wide as it will be, so its height is the true one.
  const far = width > ROOM;
  const taken = (pixels: number): string => `${(SCALE - 1) * pixels}px`;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what is wider than the window is pushed along with the arrow keys.
    <section class="preview" tabIndex={0} aria-label={`Preview, ${width} pixels wide`}>
      {/* Another address is another frame: a step back of the reader's leads out of the page and not through them. */}
      <iframe
        key={address}
        ref={frame}
        src={address}
        title={title}
        width={width}
        height={height}
        class={far ? 'far' : undefined}
        style={far ? { marginRight: taken(width), marginBottom: taken(height) } : undefined}
        loading="lazy"
        sandbox={SANDBOX}
      />
    </section>
  );
}
