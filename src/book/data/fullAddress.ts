/** The full address of a path of this site. */
export type Address = (path: string) => string;

export const addressesOn =
  (site: URL | undefined): Address =>
  (place) =>
    new URL(place, site).href;
