/**
 * The host script: one file, no dependency, nothing asked of the page that loads it. Loaded twice it does nothing more.
 *
 * It gives every frame of ours the height that the frame says it has, and defines the element that makes such a frame.
 */
import { ELEMENT } from '../widgetNames.ts';
import { element } from './element.ts';
import { listen } from './sizing.ts';

const { src } = document.currentScript as HTMLScriptElement;
const home = new URL('.', src).href;

if (!customElements.get(ELEMENT)) {
  listen(home);
  customElements.define(ELEMENT, element(home));
}
