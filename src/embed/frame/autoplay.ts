/** Runs once, when the frame comes into view: not before, for nobody would see it, and never against the reader's wish. */
export function autoplay(root: HTMLElement, run: () => void): void {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  const sight = new IntersectionObserver((seen) => {
    if (!seen.some(({ isIntersecting }) => isIntersecting)) return;
    sight.disconnect();
    run();
  });
  // Its top alone: a frame may be higher than any window.
  sight.observe(root.querySelector('.transport') ?? root);
}
