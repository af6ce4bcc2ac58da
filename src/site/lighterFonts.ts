/**
 * The book's faces with only what it sets: the printable part of ASCII, the signs beside it, and no hints for screens of
 * the last century. All six faces together weigh less than half of what the packages bring.
 *
 * Runs once the site is bundled; in development the faces are whole. A letter that is left out comes from the next face of
 * the stack, as one does that no face of Plex has. IBM reserves the name "Plex" for its own files, so these carry no name,
 * and the style sheet calls them by the book's.
 */
import type { AstroIntegration } from 'astro';
import subsetFont from 'subset-font';

/** ASCII, and of the signs beyond it those that prose and lines of code are set with. */
const SET = `${String.fromCodePoint(...Array.from({ length: 95 }, (_, at) => 0x20 + at))}\u00a0§©°±·×–—‘’“”•…−→`;

/** A face with these letters and signs alone, and without hints, of which the package's types do not know. */
export const lighter = (font: Uint8Array, set: string, targetFormat: 'woff2' | 'truetype'): Promise<Buffer> => {
  const lean = { targetFormat, noHinting: true };
  return subsetFont(Buffer.from(font), set, lean);
};

export default function lighterFonts(): AstroIntegration {
  return {
    name: 'lighter-fonts',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        updateConfig({
          vite: {
            plugins: [
              {
                name: 'lighter-fonts',
                async generateBundle(_options, bundle) {
                  for (const file of Object.values(bundle))
                    if (file.type === 'asset' && file.fileName.endsWith('.woff2') && typeof file.source !== 'string')
                      file.source = await lighter(file.source, SET, 'woff2');
                },
              },
            ],
          },
        });
      },
    },
  };
}
