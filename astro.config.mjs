// @ts-check
import { satteri } from '@astrojs/markdown-satteri';
import mdx from '@astrojs/mdx';
import preact from '@astrojs/preact';
import sitemap from '@astrojs/sitemap';
import { defineConfig } from 'astro/config';
import { styleToClass, theme } from './src/book/highlight.ts';
import forHosts from './src/embed/integration.ts';
import { alignedTables } from './src/site/alignedTables.ts';
import { articleParts } from './src/site/articleParts.ts';
import contentFirst from './src/site/contentFirst.ts';
import lighterFonts from './src/site/lighterFonts.ts';
import nowhere from './src/site/nowhere.ts';
import oneSheet from './src/site/oneSheet.ts';
import { placeOf } from './src/site/place.ts';
import sameAnywhere from './src/site/sameAnywhere.ts';
import { searchIndex } from './src/site/searchIndex.ts';
import { touch } from './src/site/touch.ts';

/** Where the book will stand, for a build that is to be put somewhere: `SITE=https://example.org/hangbook npm run build`. */
const place = placeOf(process.env);

export default defineConfig({
  site: place.site,
  base: place.base,
  output: 'static',
  trailingSlash: 'always',
  integrations: [
    contentFirst(),
    articleParts(),
    mdx(),
    preact(),
    touch(),
    sitemap({ filter: (page) => !/\/(404|print\/.*|embed\/v\d.*)\/$/.test(page) }),
    sameAnywhere(),
    searchIndex(),
    lighterFonts(),
    oneSheet(),
    forHosts(),
    nowhere(place),
  ],
  // The policy names every script and style by hash, so nothing may be inlined behind its back: see also
  // styleToClass, alignedTables, and public/theme.js, which is a file because inline scripts of ours are not hashed.
  build: { format: 'directory', inlineStylesheets: 'never' },
  security: {
    csp: {
      directives: [
        "default-src 'self'",
        "img-src 'self' data:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
      ],
    },
  },
  markdown: {
    processor: satteri({ hastPlugins: [alignedTables] }),
    shikiConfig: { theme, transformers: [styleToClass] },
  },
  vite: {
    // Each MDX article carries a directive for Astro, and the bundler would print a page about each.
    build: { rolldownOptions: { checks: { moduleLevelDirective: false } } },
  },
  devToolbar: { enabled: false },
});
