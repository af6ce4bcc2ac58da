/**
 * The running heads of paper: one named page for each article, since a browser takes the head of a sheet from its style
 * sheets alone, and a page of the book may carry no style of its own. Asked for by print only.
 */
import type { APIRoute } from 'astro';
import { book } from '../../book/entries.ts';

const headOf = (kb: string): string =>
  `@page ${kb}{@top-left{content:"${kb}";font:600 8.5pt/1 var(--sans);color:#1f2430}}`;
const sheetsOf = (kb: string): string => `[data-kb="${kb}"]{page:${kb}}`;

export const GET: APIRoute = async () => {
  const { articles, briefs, absent } = await book();
  const numbers = [...articles, ...briefs, ...absent].map(({ id }) => id);
  return new Response([...numbers.map(headOf), ...numbers.map(sheetsOf)].join('\n'), {
    headers: { 'content-type': 'text/css' },
  });
};
