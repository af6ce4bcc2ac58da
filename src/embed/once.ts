/** What is made for a frame when the book is built is made once, however many pages ask. */
export function once<Key, Made>(nameOf: (key: Key) => string, make: (key: Key) => Promise<Made>) {
  const made = new Map<string, Promise<Made>>();
  return (key: Key): Promise<Made> => {
    const before = made.get(nameOf(key)) ?? make(key);
    made.set(nameOf(key), before);
    return before;
  };
}
