/** Makes `client:touch` known to Astro: see src/islands/touch/directive.ts for what it does. */
import type { AstroIntegration } from 'astro';

export const touch = (): AstroIntegration => ({
  name: 'touch',
  hooks: {
    'astro:config:setup': ({ addClientDirective }) =>
      addClientDirective({ name: 'touch', entrypoint: './src/islands/touch/directive.ts' }),
  },
});
