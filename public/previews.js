/**
 * A link to an article shows its title and line while it is pointed at, or has the focus of the keyboard. What it shows can
 * be pointed at too, stays until one leaves, and goes with Escape. A finger follows the link as ever.
 */
(() => {
  if (!HTMLElement.prototype.showPopover) return;
  const source = new URL('previews.json', document.currentScript.src);
  let lines;
  let box;
  let shown;
  // What will be shown in a moment: a page that scrolls under a resting pointer must not call that off.
  let wanted;
  let pause;

  const later = (deed) => {
    clearTimeout(pause);
    pause = setTimeout(deed, 250);
  };

  const hide = () => {
    clearTimeout(pause);
    shown?.removeAttribute('aria-describedby');
    shown = null;
    wanted = null;
    box?.hidePopover();
  };

  /** Below the link, or above where there is no room; never past an edge of the window. */
  const place = (link) => {
    const { left, top, bottom } = link.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = box;
    const above = bottom + height > innerHeight && top > height;
    box.style.left = `${scrollX + Math.max(8, Math.min(left, document.body.clientWidth - width - 8))}px`;
    box.style.top = `${scrollY + (above ? top - height : bottom)}px`;
  };

  const show = async (link) => {
    hide();
    shown = link;
    lines ??= fetch(source).then((answer) => answer.json());
    const line = (await lines.catch(() => (lines = null)))?.[link.textContent];
    // The link may have been left meanwhile; and what stands beside it need not be said again.
    if (!line || link !== shown || link.closest('p, li, div, tr').textContent.includes(line[1])) return;
    if (!box) {
      box = document.createElement('div');
      Object.assign(box, { id: 'preview', popover: 'manual', role: 'tooltip' });
      document.body.append(box);
    }
    const title = document.createElement('b');
    title.textContent = line[0];
    box.replaceChildren(title, line[1]);
    box.showPopover();
    place(link);
    link.setAttribute('aria-describedby', box.id);
  };

  const linkOf = ({ target }) => {
    const link = target.closest?.('main a[href*="/kb/"]');
    return link?.pathname !== location.pathname && /^Q\d+$/.test(link?.textContent) ? link : null;
  };

  document.addEventListener('pointerover', (event) => {
    const link = linkOf(event);
    if (event.pointerType === 'touch') return;
    if ((link && link === shown) || box?.contains(event.target)) clearTimeout(pause);
    else if (link) {
      wanted = link;
      later(() => show(link));
    } else if (!(wanted ?? shown)?.matches(':focus-visible')) later(hide);
  });
  document.addEventListener('focusin', (event) => {
    const link = linkOf(event);
    if (!link?.matches(':focus-visible')) return;
    wanted = link;
    later(() => show(link));
  });
  document.addEventListener('focusout', hide);
  document.addEventListener('keydown', ({ key }) => key === 'Escape' && hide());
})();
