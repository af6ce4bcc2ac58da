/** A path inside the site, wherever the site stands: `path('kb/177/Q177245/')`. No leading slash. */
export function path(inside: string): string {
  const base = import.meta.env.BASE_URL;
  return `${base.endsWith('/') ? base : `${base}/`}${inside}`;
}
