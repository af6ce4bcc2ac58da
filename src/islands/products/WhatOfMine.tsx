/** One computer instead of the whole table: the reader picks product and pack, and is told in a sentence or two. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Select } from '../controls/Select.tsx';

export interface Mine {
  readonly product: string;
  readonly packs: readonly { readonly name: string; readonly says: string }[];
}

export interface WhatOfMineProps {
  readonly products: readonly Mine[];
  /** What is chosen at first, by position. */
  readonly start: { readonly product: number; readonly pack: number };
}

export default function WhatOfMine({ products, start }: WhatOfMineProps): JSX.Element {
  const [product, setProduct] = useState(start.product);
  const [pack, setPack] = useState(start.pack);
  const packs = products[product]?.packs ?? [];
  const choices = (names: readonly string[]) => names.map((label, at) => ({ value: String(at), label }));
  const chooseProduct = (chosen: string): void => {
    // The same pack of another edition, where it has one by that name.
    const same = products[Number(chosen)]?.packs.findIndex(({ name }) => name === packs[pack]?.name) ?? 0;
    setProduct(Number(chosen));
    setPack(Math.max(0, same));
  };
  return (
    <fieldset class="mine live" aria-label="Your computer">
      <Select
        label="Product"
        value={String(product)}
        choices={choices(products.map((one) => one.product))}
        choose={chooseProduct}
      />
      <Select
        label="Pack"
        value={String(pack)}
        choices={choices(packs.map(({ name }) => name))}
        choose={(chosen) => setPack(Number(chosen))}
      />
      <output>{packs[pack]?.says}</output>
    </fieldset>
  );
}
