/**
 * What the host of this book should send with it: once as a table, and from it a file for each common host. Nothing here is
 * needed for a page or a frame to work: each page names what it may load by itself. Each line says what it adds.
 */
type HostHeader = readonly [name: string, value: string];

/** With everything. A page of the book uses none of these, so a script that got into one could not either. */
const EVERYTHING: readonly HostHeader[] = [
  ['X-Content-Type-Options', 'nosniff'],
  ['Referrer-Policy', 'strict-origin-when-cross-origin'],
  [
    'Permissions-Policy',
    ['accelerometer', 'camera', 'display-capture', 'geolocation', 'gyroscope', 'hid', 'magnetometer', 'microphone']
      .concat(['midi', 'payment', 'serial', 'usb', 'xr-spatial-tracking'])
      .map((name) => `${name}=()`)
      .join(', '),
  ],
];
/** Where the whole host is the book's: below a path, what holds for a host is for others to say. */
const FOR_A_HOST_OF_ITS_OWN: HostHeader = ['Strict-Transport-Security', 'max-age=31536000'];

/** A policy inside a page cannot say who may take the page into a frame; only a header can. */
const UNFRAMED: readonly HostHeader[] = [
  ['Content-Security-Policy', "frame-ancestors 'none'"],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
];
/** With pages, which nobody else has to load. */
const WITH_PAGES: readonly HostHeader[] = [...UNFRAMED, ['Cross-Origin-Resource-Policy', 'same-origin']];
const FOR_OTHERS: HostHeader = ['Cross-Origin-Resource-Policy', 'cross-origin'];

interface HostRule {
  /** A folder of the site, without strokes. */
  readonly folder: string;
  readonly headers: readonly HostHeader[];
}

/** Folders that are not as pages are. */
export const RULES: readonly HostRule[] = [
  {
    // For other people's pages. One that isolates itself (COEP) takes in no frame and no file that does not agree to it.
    folder: 'embed/v1',
    headers: [
      FOR_OTHERS,
      ['Cross-Origin-Embedder-Policy', 'require-corp'],
      ['Cache-Control', 'public, max-age=600, stale-while-revalidate=86400'],
    ],
  },
  // Every file there carries what it is in its name.
  { folder: '_astro', headers: [FOR_OTHERS, ['Cache-Control', 'public, max-age=31536000, immutable']] },
  // Read by scripts of other pages too.
  { folder: 'oembed', headers: [FOR_OTHERS, ['Access-Control-Allow-Origin', '*']] },
  // Pictures that others show beside a link, and facts that others take.
  { folder: 'og', headers: [FOR_OTHERS] },
  { folder: 'data', headers: [...UNFRAMED, FOR_OTHERS] },
];

/** Folders with nothing but pages in them; the rest of the pages are the first one and the builder of widgets. */
export const PAGE_FOLDERS = [
  'builds',
  'classes',
  'concepts',
  'diagnose',
  'kb',
  'keywords',
  'model',
  'print',
  'products',
].concat(['search', 'symptoms']);
const PAGES = ['', 'index.html', 'embed/', 'embed/index.html', ...PAGE_FOLDERS.map((folder) => `${folder}/*`)];

/** The frame for addresses at which there is none: it says so, and what there is. */
const FALLBACK = 'embed/v1/index.html';
/** The page for all other addresses at which there is nothing. */
const NO_SUCH_PAGE = '404.html';

const fallbackOf = (folder: string): string => (folder === 'embed/v1' ? FALLBACK : NO_SUCH_PAGE);

/** What is not there may be there tomorrow: how long a file may be kept is said only with the file itself. */
const isOnlyOfFiles = (name: string): boolean => name === 'Cache-Control';

export interface HostFile {
  readonly host: string;
  /** Its path in the built site; a leading underscore is how hosts know theirs. */
  readonly file: string;
  readonly text: string;
}

/** Where the book stands: its path, `/` or `/hangbook/`, and whether it is reached by https. */
interface HostStand {
  readonly base: string;
  readonly secure: boolean;
}

export function hostFiles({ base, secure }: HostStand): readonly HostFile[] {
  const everything = secure && base === '/' ? [...EVERYTHING, FOR_A_HOST_OF_ITS_OWN] : EVERYTHING;
  const lines = (headers: readonly HostHeader[], write: (header: HostHeader) => string): string =>
    headers.map((header) => `  ${write(header)}\n`).join('');
  // A file that a host reads line by line, and adds up: no name stands twice for one address.
  const plain = (path: string, headers: readonly HostHeader[]): string =>
    `${base}${path}\n${lines(headers, ([name, value]) => `${name}: ${value}`)}`;
  // nginx forgets, inside a location, what was said around it.
  // Without `always` it adds to what is there, and not to an error. A redirect with the server's own scheme and port
  // would lead past whatever stands before it.
  const nginx = (folder: string, headers: readonly HostHeader[]): string => {
    const added = lines(
      [...everything, ...headers],
      ([name, value]) => `add_header ${name} "${value}"${isOnlyOfFiles(name) ? '' : ' always'};`,
    );
    const rest = `  error_page 404 ${base}${fallbackOf(folder)};\n  absolute_redirect off;\n`;
    return `location ${base}${folder && `${folder}/`} {\n${added}${rest}}\n`;
  };
  const apache = (folder: string, headers: readonly HostHeader[], unset: readonly HostHeader[]): string => {
    const without = unset.filter(([name]) => !headers.some(([one]) => one === name));
    const set = lines(
      headers,
      ([name, value]) =>
        `Header always set ${name} "${value}"${isOnlyOfFiles(name) ? ' "expr=%{REQUEST_STATUS} -lt 400"' : ''}`,
    );
    const rest = `  ErrorDocument 404 ${base}${fallbackOf(folder)}\n`;
    return `<Location "${base}${folder && `${folder}/`}">\n${lines(without, ([name]) => `Header always unset ${name}`)}${set}${rest}</Location>\n`;
  };
  const caddy = (path: string, headers: readonly HostHeader[]): string =>
    `header ${path} {\n${lines(headers, ([name, value]) => `${name} "${value}"`)}}\n`;
  // Caddy has set its headers by the time that it knows of an error.
  const missing = `handle_errors {
  @frame {
    path ${base}embed/v1/*
    expression {http.error.status_code} == 404
  }
  @page {
    path ${base}*
    not path ${base}embed/v1/*
    expression {http.error.status_code} == 404
  }
  header ${base}* -Cache-Control
  rewrite @frame ${base}${FALLBACK}
  rewrite @page ${base}${NO_SUCH_PAGE}
  file_server ${base}*
}
`;
  const elsewhere = RULES.map(({ folder }) => `${base}${folder}/*`).join(' ');
  return [
    {
      host: 'Netlify, Cloudflare Pages',
      file: '_headers',
      text: [
        plain('*', everything),
        ...PAGES.map((path) => plain(path, WITH_PAGES)),
        ...RULES.map(({ folder, headers }) => plain(`${folder}/*`, headers)),
      ].join('\n'),
    },
    {
      host: 'Netlify: unknown frames',
      file: '_redirects',
      text: `${base}embed/v1/* ${base}${FALLBACK} 404\n`,
    },
    {
      host: 'nginx, inside server { … }',
      file: 'embed/hosting/nginx.conf',
      text: [nginx('', WITH_PAGES), ...RULES.map(({ folder, headers }) => nginx(folder, headers))].join('\n'),
    },
    {
      host: 'Apache, in the server’s configuration',
      file: 'embed/hosting/apache.conf',
      text: [
        apache('', [...everything, ...WITH_PAGES], []),
        ...RULES.map(({ folder, headers }) => apache(folder, headers, WITH_PAGES)),
      ].join('\n'),
    },
    {
      host: 'Caddy, inside the site’s block',
      file: 'embed/hosting/Caddyfile',
      text: [
        caddy(`${base}*`, everything),
        `@pages {\n  path ${base}*\n  not path ${elsewhere}\n}\n${caddy('@pages', WITH_PAGES)}`,
        ...RULES.map(({ folder, headers }) => caddy(`${base}${folder}/*`, headers)),
        missing,
      ].join('\n'),
    },
  ];
}
