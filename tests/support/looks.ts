/** How a reader may look at a page: on how wide a screen, and by which light. */
export interface Look {
  readonly width: number;
  readonly colorScheme: 'light' | 'dark';
}

const EVERY: readonly Look[] = [390, 1440].flatMap((width) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ width, colorScheme })),
);

/** Two that differ in both; every one with `npm run test:full`. What depends on width and light at once is rare. */
export const LOOKS: readonly Look[] =
  process.env['FULL'] === '1'
    ? EVERY
    : [
        { width: 390, colorScheme: 'dark' },
        { width: 1440, colorScheme: 'light' },
      ];
