/** `<nt-hang>`: keeps room, shows its link, makes the frame when it comes near the window, and speaks for it. */
import { addressed, clipped } from '../../sim/outside.ts';
import { allowedHeight, detailOf, type FromFrame, lastAsked, message, type ToFrame } from '../protocol.ts';
import { ATTRIBUTES, PARAMETERS, SANDBOX } from '../widgetNames.ts';
import { hearers } from './sizing.ts';

/** Where nobody has said how high it will be. */
const USUAL_HEIGHT = 400;
/** How near, in the windows of most readers: about one of them away. */
const NEAR = '800px';

const STYLES = ':host,slot{display:block}div{display:grid}div>*{grid-area:1/1}iframe{width:100%;border:0}';

/** Which frames there are: from the addresses of places.ts, when this script is bundled. */
declare global {
  interface ImportMetaEnv {
    readonly ADDRESSES: readonly string[];
  }
}

/** `home`: the address below which the frames lie. */
export function element(home: string) {
  return class extends HTMLElement {
    static readonly observedAttributes = ATTRIBUTES;
    readonly #box = document.createElement('div');
    readonly #slot = document.createElement('slot');
    readonly #frame = document.createElement('iframe');
    readonly #sight = new IntersectionObserver(
      (seen) => {
        if (seen.some(({ isIntersecting }) => isIntersecting)) this.#begin();
      },
      { rootMargin: NEAR },
    );
    #begun = false;
    #ready = false;
    #waiting: readonly ToFrame[] = [];
    /** Kept, because a frame that is taken out of its page has none any more. */
    #window: Window | null = null;

    constructor() {
      super();
      const root = this.attachShadow({ mode: 'open' });
      const styles = new CSSStyleSheet();
      styles.replaceSync(STYLES);
      root.adoptedStyleSheets = [styles];
      this.#box.append(this.#slot);
      root.append(this.#box);
    }

    connectedCallback(): void {
      this.#keepRoom();
      if (this.#waiting.length > 0) this.#begin();
      else this.#sight.observe(this);
    }

    disconnectedCallback(): void {
      this.#sight.disconnect();
      if (this.#window) hearers.delete(this.#window);
      this.#window = null;
      this.#box.replaceChildren(this.#slot);
      this.#begun = this.#ready = false;
    }

    attributeChangedCallback(name: string): void {
      if (name === 'height' && !this.#ready) this.#keepRoom();
      if (this.#begun) this.#address();
    }

    /** Shows this step; at once, or when the frame is there. */
    goTo(step: number): void {
      this.#ask({ do: 'goTo', step: +step });
    }

    /** Runs the hang from where it is. */
    run(): void {
      this.#ask({ do: 'run' });
    }

    #keepRoom(): void {
      this.#set(allowedHeight(Number.parseInt(this.getAttribute('height') ?? '', 10)) ?? USUAL_HEIGHT);
    }

    #set(height: number): void {
      this.#box.style.minHeight = `${height}px`;
      this.#frame.height = `${height}`;
    }

    /** A fragment can change in a frame that is there; anything else needs another. */
    #address(): void {
      const place = [this.getAttribute('case'), this.getAttribute('view')]
        .filter((part) => part && part !== 'machine')
        .join('/');
      const known = import.meta.env.ADDRESSES.includes(place);
      const said = PARAMETERS.filter((name) => this.hasAttribute(name));
      const fragment = said.map((name) => `${name}=${addressed(this.getAttribute(name) ?? '')}`).join('&');
      const address = `${home}${known ? `${place}/` : `?${addressed(clipped(place))}`}#${fragment}`;
      const { contentWindow, src } = this.#frame;
      this.#frame.title = this.title || clipped(this.getAttribute('case') ?? '');
      // In the frame that is there no step back of the reader's leads to what the page has changed.
      if (contentWindow && src.split('#')[0] === address.split('#')[0]) contentWindow.location.replace(address);
      else this.#frame.src = address;
    }

    #begin(): void {
      if (this.#begun || !this.isConnected) return;
      this.#begun = true;
      this.#sight.disconnect();
      this.#frame.setAttribute('sandbox', SANDBOX);
      this.#frame.setAttribute('scrolling', 'no');
      this.#frame.style.opacity = '0';
      this.#address();
      this.#box.append(this.#frame);
      this.#window = this.#frame.contentWindow as Window;
      hearers.set(this.#window, (told) => this.#hear(told));
    }

    #hear(told: FromFrame): void {
      if (told.is === 'height') {
        const height = allowedHeight(told.height);
        if (height === null) return;
        this.#set(height);
        if (!this.#ready) this.#open();
        return;
      }
      const detail = detailOf(told);
      if (detail) this.dispatchEvent(new CustomEvent(told.is, { detail }));
    }

    /** The frame is there: its link has done its work. */
    #open(): void {
      this.#ready = true;
      this.#slot.remove();
      this.#frame.style.opacity = '';
      this.dispatchEvent(new Event('load'));
      const all = this.#waiting;
      this.#waiting = [];
      for (const asked of all) this.#ask(asked);
    }

    #ask(asked: ToFrame): void {
      if (this.#ready) this.#frame.contentWindow?.postMessage(message(asked), '*');
      else {
        this.#waiting = lastAsked(this.#waiting, asked);
        this.#begin();
      }
    }
  };
}
