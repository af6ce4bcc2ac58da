/** Each case under its name. A frame on another page, which runs one thing alone, takes it from here by that name. */
export { Q177245 } from './q177245.ts';
export { Q297040 } from './q297040.ts';
