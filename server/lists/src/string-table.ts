const FIRST_BYTES = 64 * 1024;

/**
 * Many short texts in one buffer. A workbook's shared strings number in the hundred thousands; as strings they
 * would take several times the room, and keep the pieces of XML alive that they were cut from.
 */
export class StringTable {
  private bytes = Buffer.allocUnsafe(FIRST_BYTES);
  private ends = new Uint32Array(1024);
  count = 0;

  add(text: string): void {
    const start = this.endOf(this.count - 1);
    const end = start + Buffer.byteLength(text);
    if (end > this.bytes.length) {
      const larger = Buffer.allocUnsafe(Math.max(end, this.bytes.length * 2));
      this.bytes.copy(larger, 0, 0, start);
      this.bytes = larger;
    }
    if (this.count === this.ends.length) {
      const more = new Uint32Array(this.ends.length * 2);
      more.set(this.ends);
      this.ends = more;
    }
    this.bytes.write(text, start);
    this.ends[this.count++] = end;
  }

  /** The text that was added as the index-th; undefined where there is none. */
  at(index: number): string | undefined {
    if (!(index >= 0 && index < this.count)) return undefined;
    return this.bytes.toString('utf8', this.endOf(index - 1), this.endOf(index));
  }

  private endOf(index: number): number {
    return index < 0 ? 0 : (this.ends[index] as number);
  }
}
