/** Makes `client:touch` known to Astro: see directive.ts for what it does. */
import type { AstroIntegration } from 'astro';

export const touch = (): AstroIntegration => ({
  name: 'touch',
  hooks: {
    'astro:config:setup': ({ addClientDirective }) =>
      addClientDirective({ name: 'touch', entrypoint: './src/components/touch/directive.ts' }),
  },
});
