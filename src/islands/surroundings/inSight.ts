/** Where the step shown has left the window, brings it back, as long as the reader is looking at its figure at all. */
export function bringIntoSight(machine: HTMLElement): void {
  const steps = [...machine.querySelectorAll('.lanes .outline')];
  // Of the two forms of the figure one is not displayed.
  const step = steps.find((one) => one.getClientRects().length > 0);
  const figure = step?.closest('svg')?.getBoundingClientRect();
  const controls = machine.querySelector('.transport')?.getBoundingClientRect();
  if (!step || !figure || !controls || figure.bottom < controls.bottom || figure.top > innerHeight) return;
  const { top, bottom } = step.getBoundingClientRect();
  if (top >= controls.bottom && bottom <= innerHeight) return;
  scrollBy({ top: top - (controls.bottom + innerHeight) / 2, behavior: pace() });
}

/** To the machine of the page, from wherever on it a run was asked for. */
export function goToMachine(): void {
  document.querySelector('.machine')?.scrollIntoView({ behavior: pace() });
}

const pace = (): ScrollBehavior => (matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth');
