/**
 * oEmbed, for what takes in a page by its address: a file for each page that runs. A site of files cannot answer a
 * question, so `maxwidth` and the like go unheard: the frame fits whatever width it gets.
 */
import { heightOf } from './heights.ts';
import { frameSnippet, type Wanted } from './snippets.ts';

/** As oembed.com has it, version 1.0. */
export interface OEmbed {
  readonly version: '1.0';
  readonly type: 'rich';
  readonly provider_name: string;
  readonly provider_url: string;
  readonly title: string;
  readonly html: string;
  readonly width: number;
  readonly height: number;
  readonly cache_age: number;
}

/** A column of text: what most who take in a page have. */
const WIDTH = 600;

/** `site`: the address of the book's first page; `home`: of embed/v1/, both in full. */
export function oembedOf(site: string, home: string, wanted: Omit<Wanted, 'height' | 'said'>): OEmbed {
  const height = heightOf(wanted.place, WIDTH);
  return {
    version: '1.0',
    type: 'rich',
    provider_name: 'Hangbook',
    provider_url: site,
    title: wanted.title,
    html: frameSnippet(home, { ...wanted, height, said: {} }),
    width: WIDTH,
    height,
    cache_age: 86_400,
  };
}
