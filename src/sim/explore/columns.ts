/** Lists of numbers that grow, as narrow as what they hold. */
export class Column<A extends Uint8Array | Uint16Array | Int32Array> {
  length = 0;
  values: A;
  readonly #make: (size: number) => A;
  constructor(make: (size: number) => A) {
    this.#make = make;
    this.values = make(1 << 10);
  }
  push(value: number): void {
    if (this.length === this.values.length) {
      const larger = this.#make(this.length * 2);
      larger.set(this.values);
      this.values = larger;
    }
    this.values[this.length++] = value;
  }
}

/** Of steps. @param moves how many there are to choose from */
export const stepNumbers = (moves: number): Column<Uint8Array | Uint16Array> =>
  new Column<Uint8Array | Uint16Array>((size) => (moves <= 256 ? new Uint8Array(size) : new Uint16Array(size)));

/** Of machines and of edges. */
export const numbers = (): Column<Int32Array> => new Column((size) => new Int32Array(size));
