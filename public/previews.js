/**
 * A link to an article shows its title and the line to remember, while it is pointed at or has the focus of the keyboard.
 *
 * The preview can be pointed at too, stays until one leaves, and goes with Escape. A finger follows the link as ever.
 * What it says is sent for when the first link is pointed at, and stands in previews.json beside this file.
 */
(() => {
  const LINK = 'main a[href*="/kb/"]';
  const PAUSE = 250;
  const source = new URL('previews.json', document.currentScript.src);
  let lines;
  let box;
  let shown;
  let pause;

  const hide = () => {
    clearTimeout(pause);
    shown?.removeAttribute('aria-describedby');
    shown = undefined;
    box?.hidePopover();
  };

  /** Below the link, or above where there is no room; never past an edge of the window. */
  const place = (link) => {
    const { left, top, bottom } = link.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = box;
    const above = bottom + height > innerHeight && top > height;
    box.style.left = `${scrollX + Math.max(8, Math.min(left, document.documentElement.clientWidth - width - 8))}px`;
    box.style.top = `${scrollY + (above ? top - height : bottom)}px`;
  };

  const show = async (link) => {
    lines ??= fetch(source).then((answer) => answer.json());
    const line = (await lines.catch(() => (lines = undefined)))?.[link.textContent];
    // It may have been left while the lines were on their way; and what stands beside it need not be said again.
    if (!line || link !== shown || link.closest('p, li, div, tr').textContent.includes(line[1])) return;
    if (!box) {
      box = document.createElement('div');
      box.id = 'preview';
      box.popover = 'manual';
      box.role = 'tooltip';
      box.append(document.createElement('b'), document.createElement('span'));
      document.body.append(box);
    }
    box.children[0].textContent = line[0];
    box.children[1].textContent = line[1];
    box.showPopover();
    place(link);
    link.setAttribute('aria-describedby', box.id);
  };

  const soon = (deed) => {
    clearTimeout(pause);
    pause = setTimeout(deed, PAUSE);
  };
  const come = (link) => {
    if (link === shown) return clearTimeout(pause);
    soon(() => {
      hide();
      shown = link;
      show(link);
    });
  };
  const linkOf = ({ target }) => {
    const link = target.closest?.(LINK);
    return link?.pathname !== location.pathname && /^Q\d+$/.test(link?.textContent) ? link : null;
  };

  if (!HTMLElement.prototype.showPopover) return;
  document.addEventListener('pointerover', (event) => {
    if (event.pointerType === 'touch') return;
    const link = linkOf(event);
    if (link) come(link);
    else if (box?.contains(event.target)) clearTimeout(pause);
    else if (!shown?.matches(':focus-visible')) soon(hide);
  });
  document.addEventListener('focusin', (event) => {
    const link = linkOf(event);
    if (link?.matches(':focus-visible')) come(link);
  });
  document.addEventListener('focusout', hide);
  document.addEventListener('keydown', ({ key }) => key === 'Escape' && hide());
})();
