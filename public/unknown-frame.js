/**
 * For the page that a host shows at any address where there is none. In a frame for other people's pages it would be out of
 * place: there the frame that stands for all that do not exist says what there is. A file of its own, because the page's
 * policy lets no inline script of ours run.
 */
{
  const [, below, asked] = /^(.*\/embed\/v1\/)(.+?)\/?$/.exec(location.pathname) ?? [];
  // A file that is missing is no frame.
  if (below && !/\.\w+$/.test(asked)) {
    // A path may begin with two strokes, and then names another host: it is never taken for an address by itself.
    const frame = new URL(location.href);
    frame.pathname = below;
    frame.search = asked;
    if (frame.origin === location.origin) location.replace(frame);
  }
}
