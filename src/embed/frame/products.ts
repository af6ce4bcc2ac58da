/** The second script of a frame that says which products and packs are affected. */
import { h, hydrate } from 'preact';
import WhatOfMine, { type WhatOfMineProps } from '../../islands/products/WhatOfMine.tsx';
import type { Wake } from './contract.ts';

export const wakes = (): Readonly<Record<'products', Wake>> => ({
  products: (root, props: WhatOfMineProps) => hydrate(h(WhatOfMine, props), root),
});
