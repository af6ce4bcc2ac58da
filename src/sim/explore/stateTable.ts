/**
 * A hash table of states, each so many words of 32 bits, numbered as they are entered.
 *
 * Keys are exact: the words themselves are compared, and the hash only says where to look first. A state is written into
 * the next free place of the arena before it is asked about, so one that is new is where it stays, and nothing is copied.
 */
export class StateTable {
  /** How many states were entered. */
  states = 0;
  /** The words of every state, one after the other; behind the last there is room for one more, the free place. */
  arena: Int32Array;
  /** The number of a state and one, at the place that its hash names or the first free one behind it; 0 where nothing is. */
  #slots = new Int32Array(1 << 11);
  readonly #words: number;

  /** @param words of a state */
  constructor(words: number) {
    this.#words = words;
    this.arena = new Int32Array(words << 10);
  }

  /** Where in the arena the state to be asked about is to be written. */
  get free(): number {
    return this.states * this.#words;
  }

  /** In bytes: `used` for what is entered and the slots, `allocated` with the room to grow. */
  get bytes(): { readonly used: number; readonly allocated: number } {
    const slots = this.#slots.byteLength;
    return { used: this.states * this.#words * 4 + slots, allocated: this.arena.byteLength + slots };
  }

  /**
   * Enters the state in the free place.
   *
   * @returns its number, which is that of the states before it if it is new; -1 if it is new and `mostStates` are there
   */
  enter(mostStates: number): number {
    let slot = this.#slotOf(this.states);
    for (let entry = this.#slots[slot] as number; entry !== 0; entry = this.#slots[slot] as number) {
      if (this.#isFree(entry - 1)) return entry - 1;
      slot = (slot + 1) & (this.#slots.length - 1);
    }
    if (this.states >= mostStates) return -1;
    this.#slots[slot] = ++this.states;
    if (this.states * 2 > this.#slots.length) this.#growSlots();
    if ((this.states + 2) * this.#words > this.arena.length) this.#growArena();
    return this.states - 1;
  }

  /** The number of the state that stands in the free place, which stays free; -1 if it was not entered. */
  lookUp(): number {
    let slot = this.#slotOf(this.states);
    for (; this.#slots[slot] !== 0; slot = (slot + 1) & (this.#slots.length - 1)) {
      const state = (this.#slots[slot] as number) - 1;
      if (this.#isFree(state)) return state;
    }
    return -1;
  }

  #slotOf(state: number): number {
    const { arena } = this;
    let hash = 0x9e3779b9;
    for (let word = state * this.#words, end = word + this.#words; word < end; word++) {
      hash = Math.imul(hash ^ (arena[word] as number), 0x85ebca6b);
      hash ^= hash >>> 15;
    }
    return hash & (this.#slots.length - 1);
  }

  /** Whether a state is the one in the free place. */
  #isFree(state: number): boolean {
    const { arena } = this;
    for (let a = state * this.#words, b = this.states * this.#words, end = a + this.#words; a < end; a++, b++)
      if (arena[a] !== arena[b]) return false;
    return true;
  }

  #growSlots(): void {
    this.#slots = new Int32Array(this.#slots.length * 2);
    for (let state = 0; state < this.states; state++) {
      let slot = this.#slotOf(state);
      while (this.#slots[slot] !== 0) slot = (slot + 1) & (this.#slots.length - 1);
      this.#slots[slot] = state + 1;
    }
  }

  #growArena(): void {
    const larger = new Int32Array(this.arena.length * 2);
    larger.set(this.arena);
    this.arena = larger;
  }
}
