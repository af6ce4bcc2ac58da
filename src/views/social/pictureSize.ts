/** What other sites ask of a picture for a link, in pixels. */
export const WIDTH = 1200;
export const HEIGHT = 630;
