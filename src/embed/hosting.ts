/**
 * What the host of this book may send with its frames, for those who embed them: once as a table, and from it a file for
 * each common host. Nothing here is needed for a frame to work; each line says what it adds.
 */
interface Rule {
  /** A folder of the site, without strokes. */
  readonly folder: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
}

/** A page that isolates itself (COEP) takes in no frame and no file that does not agree to it. */
const ISOLATED = [
  ['Cross-Origin-Resource-Policy', 'cross-origin'],
  ['Cross-Origin-Embedder-Policy', 'require-corp'],
] as const;

export const RULES: readonly Rule[] = [
  {
    folder: 'embed/v1',
    headers: [...ISOLATED, ['Cache-Control', 'public, max-age=600, stale-while-revalidate=86400']],
  },
  // Every file there carries what it is in its name.
  {
    folder: '_astro',
    headers: [ISOLATED[0], ['Cache-Control', 'public, max-age=31536000, immutable']],
  },
  // Read by scripts of other pages too.
  { folder: 'oembed', headers: [['Access-Control-Allow-Origin', '*']] },
];

/** The frame for addresses at which there is none: it says so, and what there is. */
const FALLBACK = 'embed/v1/index.html';

export interface HostFile {
  readonly host: string;
  /** Its path in the built site; a leading underscore is how hosts know theirs. */
  readonly file: string;
  readonly text: string;
}

const each = (write: (rule: Rule) => string): string => `${RULES.map(write).join('\n')}\n`;

/** `base`: the path at which the site stands, `/` or `/hangbook/`. */
export const hostFiles = (base: string): readonly HostFile[] => [
  {
    host: 'Netlify, Cloudflare Pages',
    file: '_headers',
    text: each(
      ({ folder, headers }) =>
        `${base}${folder}/*\n${headers.map(([name, value]) => `  ${name}: ${value}\n`).join('')}`,
    ),
  },
  {
    host: 'Netlify: unknown frames',
    file: '_redirects',
    text: `${base}embed/v1/* ${base}${FALLBACK} 404\n`,
  },
  {
    host: 'nginx, inside server { … }',
    file: 'embed/hosting/nginx.conf',
    text: each(({ folder, headers }) => {
      const lines = headers.map(([name, value]) => `  add_header ${name} "${value}" always;\n`).join('');
      const missing = folder === 'embed/v1' ? `  error_page 404 ${base}${FALLBACK};\n` : '';
      return `location ${base}${folder}/ {\n${lines}${missing}}`;
    }),
  },
  {
    host: 'Apache, in the server’s configuration',
    file: 'embed/hosting/apache.conf',
    text: each(({ folder, headers }) => {
      const lines = headers.map(([name, value]) => `  Header always set ${name} "${value}"\n`).join('');
      const missing = folder === 'embed/v1' ? `  ErrorDocument 404 ${base}${FALLBACK}\n` : '';
      return `<Location "${base}${folder}/">\n${lines}${missing}</Location>`;
    }),
  },
  {
    host: 'Caddy, inside the site’s block',
    file: 'embed/hosting/Caddyfile',
    text: each(({ folder, headers }) => {
      const lines = headers.map(([name, value]) => `  ${name} "${value}"\n`).join('');
      return `header ${base}${folder}/* {\n${lines}}`;
    }),
  },
];
