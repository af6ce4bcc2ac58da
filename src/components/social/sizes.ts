/** What other sites ask of a picture for a link, in pixels. */
export const WIDTH = 1200;
export const HEIGHT = 630;
/** The picture of every page that has none of its own: the book's first hang. */
export const DEFAULT_PICTURE = 'Q177245';
