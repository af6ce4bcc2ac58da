/** By what a row can be found and put in order: what the page's script reads of it. */
export interface Keys {
  readonly facets: Readonly<Record<string, readonly string[]>>;
  /** Null comes last, whichever way the rows run. */
  readonly order: Readonly<Record<string, number | string | null>>;
}
