/**
 * What an article's author writes is there by its name: `<Machine case="Q177245" />`, and no import. Each article gets the
 * parts that it uses and no other, so that a page carries no style sheet of a part that is not on it.
 */
import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { AstroIntegration } from 'astro';

/** The folders whose components are parts of articles. */
const FOLDERS = ['src/components', 'src/components/facts'] as const;

/** The file of each part, from the project's root, by its name. */
export const partsIn = (root: string): ReadonlyMap<string, string> =>
  new Map(
    FOLDERS.flatMap((folder) =>
      readdirSync(join(root, folder))
        .filter((file) => file.endsWith('.astro'))
        .map((file) => [file.replace('.astro', ''), join(root, folder, file)] as const),
    ),
  );

/** Code is shown, and what stands in it is no part. */
const CODE = /```[\s\S]*?```|`[^`\n]*`/g;

/** The parts that an article uses, each once, in the order in which it uses them. */
export const usedIn = (text: string): readonly string[] => [
  ...new Set(
    [
      ...text
        .replace(/^---\n[\s\S]*?\n---\n/, '')
        .replace(CODE, '')
        .matchAll(/<([A-Z]\w*)/g),
    ].map(([, name = '']) => name),
  ),
];

/** What an article imports by itself: a name may not be there twice. */
const IMPORTED = /^import (\w+) from /gm;

/**
 * An article with the imports that its parts need.
 *
 * @param file of the article, in full
 * @throws Error for a part that there is none of, with the choices, and for one that the article imports too. It stops the build.
 */
export function withParts(text: string, file: string, parts: ReadonlyMap<string, string>): string {
  const [again] = [...text.replace(CODE, '').matchAll(IMPORTED)].filter(([, name = '']) => parts.has(name));
  if (again)
    throw new Error(`${file} imports ${again[1]}, which is there by its name; leave the line "${again[0]}..." out.`);
  const imports = usedIn(text).map((name) => {
    const part = parts.get(name);
    if (part === undefined)
      throw new Error(
        `${file} uses <${name}>, and there is no such part; there are ${[...parts.keys()].sort().join(', ')}.`,
      );
    const from = relative(join(file, '..'), part).replaceAll('\\', '/');
    return `import ${name} from '${from.startsWith('.') ? from : `./${from}`}';`;
  });
  if (imports.length === 0) return text;
  // Behind the prose, so that what is wrong with a line is told with the number that its author sees.
  return `${text.trimEnd()}\n\n${imports.join('\n')}\n`;
}

export const articleParts = (): AstroIntegration => ({
  name: 'parts of articles',
  hooks: {
    'astro:config:setup': ({ updateConfig }) => {
      updateConfig({
        vite: {
          plugins: [
            {
              name: 'parts of articles',
              enforce: 'pre',
              transform: {
                order: 'pre',
                filter: { id: /\/src\/content\/.*\.mdx(?:$|\?)/ },
                handler: (code: string, id: string) => withParts(code, id.split('?')[0] ?? id, partsIn(process.cwd())),
              },
            },
          ],
        },
      });
    },
  },
});
