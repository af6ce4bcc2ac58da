import type { Page } from '@playwright/test';

/**
 * What Chromium says of a preloaded file that no part of the page had asked for some seconds after it was loaded. On a
 * machine that is busy the page asks later than that: it is a remark on the clock, and not on the page.
 */
const ofTheClock = (text: string): boolean => /was preloaded using link preload but not used within a few/.test(text);

/** Everything the browser complains about while a page is open: policy violations are reported as errors. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    const counts = message.type() === 'error' || message.type() === 'warning';
    if (counts && !ofTheClock(message.text())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  return complaints;
}
