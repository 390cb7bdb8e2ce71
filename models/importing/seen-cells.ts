/** Of the slots: more, and the search for a free one grows long. */
const FULLEST = 0.8;

/**
 * Which cells a file has given so far, with row and value, in a few bytes each: a file of millions of rows must not fill
 * the memory. Cells are told apart by 64 bits of their key; two of ten million meet by chance once in 400,000 files.
 */
export class SeenCells {
  private size = 0;
  private capacity = 1 << 12;
  private first = new Uint32Array(this.capacity);
  private second = new Uint32Array(this.capacity);
  private rows = new Uint32Array(this.capacity);
  private values = new Float64Array(this.capacity);

  /** Keeps the cell unless it was given before. @returns what was given before; a missing value is NaN. */
  add(
    key: string,
    row: number,
    value: number | null,
  ): { readonly row: number; readonly value: number | null } | undefined {
    if (this.size > this.capacity * FULLEST) this.grow();
    const [first, second] = hash(key);
    const at = this.slotOf(first, second);
    if (this.rows[at] !== 0) {
      const before = this.values[at] ?? NaN;
      return { row: this.rows[at] ?? 0, value: Number.isNaN(before) ? null : before };
    }
    this.put(at, first, second, row, value ?? NaN);
    this.size += 1;
    return undefined;
  }

  private slotOf(first: number, second: number): number {
    const mask = this.capacity - 1;
    let at = first & mask;
    while (this.rows[at] !== 0 && !(this.first[at] === first && this.second[at] === second)) at = (at + 1) & mask;
    return at;
  }

  private put(at: number, first: number, second: number, row: number, value: number): void {
    this.first[at] = first;
    this.second[at] = second;
    this.rows[at] = row;
    this.values[at] = value;
  }

  private grow(): void {
    const { first, second, rows, values, capacity } = this;
    this.capacity = capacity * 2;
    this.first = new Uint32Array(this.capacity);
    this.second = new Uint32Array(this.capacity);
    this.rows = new Uint32Array(this.capacity);
    this.values = new Float64Array(this.capacity);
    for (let i = 0; i < capacity; i++) {
      if (rows[i] === 0) continue;
      const [one = 0, two = 0] = [first[i], second[i]];
      this.put(this.slotOf(one, two), one, two, rows[i] ?? 0, values[i] ?? NaN);
    }
  }
}

/** Two mixes of the text, as in cyrb53 (public domain, bryc). */
function hash(text: string): [number, number] {
  let [one, two] = [0xdeadbeef, 0x41c6ce57];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    one = Math.imul(one ^ code, 2654435761);
    two = Math.imul(two ^ code, 1597334677);
  }
  one = Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(two ^ (two >>> 13), 3266489909);
  two = Math.imul(two ^ (two >>> 16), 2246822507) ^ Math.imul(one ^ (one >>> 13), 3266489909);
  return [one >>> 0, two >>> 0];
}
