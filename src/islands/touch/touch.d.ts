import 'astro';

declare module 'astro' {
  interface AstroClientDirectives {
    /**
     * Asleep until the reader first touches it: see directive.ts. `fragment`: or until the address asks for it. `now`: not asleep. `paper`:
     * printed as it was served, whatever the reader did to it.
     */
    'client:touch'?:
      | boolean
      | { readonly fragment?: string | readonly string[]; readonly now?: true; readonly paper?: 'as served' };
  }
}
