/**
 * The scripts that come after the first one. Each is a part: classic like the first, for a module is fetched with an origin and
 * a frame in a sandbox has none, and so wrapped by the bundler (src/embed/bundle.ts) that it can name what it needs of
 * another and what it offers. `import()` in the source is a part that comes when somebody asks for it.
 */
type Offered = Record<string, unknown>;
/** What another part offers, or, of one that is not there yet, a promise of it. */
type Require = (file: string) => Offered | Promise<Offered>;

declare global {
  interface Window {
    /** What a part calls to say what it is. */
    hangbook?: (file: string, make: (require: Require, exports: Offered) => void) => void;
  }
}

const there = new Map<string, Offered>();
const coming = new Map<string, Promise<Offered>>();

/** `src`: the address of the first part, beside which all others stand. Returns the way to load a part, once whoever asks. */
export function partsBeside(src: string): (file: string) => Promise<Offered> {
  const home = new URL('.', new URL(src, document.baseURI));
  const load = (file: string): Promise<Offered> => {
    const before = coming.get(file) ?? loading(file);
    coming.set(file, before);
    return before;
  };
  const loading = (file: string): Promise<Offered> =>
    new Promise((done, failed) => {
      const script = document.createElement('script');
      script.src = new URL(file, home).href;
      script.onload = () => done(there.get(file) ?? {});
      script.onerror = () => {
        coming.delete(file);
        script.remove();
        failed(new Error(`${script.src} could not be loaded.`));
      };
      document.head.append(script);
    });
  window.hangbook = (file, make) => {
    const exports: Offered = {};
    there.set(file, exports);
    make((wanted) => {
      const name = wanted.replace('./', '');
      return there.get(name) ?? load(name);
    }, exports);
  };
  return load;
}
