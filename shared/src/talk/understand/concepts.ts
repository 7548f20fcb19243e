interface Node {
  next: Map<number, Node>;
  concepts: number[];
}

const newNode = (): Node => ({ next: new Map(), concepts: [] });

/** Key terms of one kind (written or heard) as a tree of their units. */
export class Lexicon {
  private readonly root = newNode();

  add(units: readonly number[], concept: number): void {
    let node = this.root;
    for (const unit of units) {
      const next = node.next.get(unit) ?? newNode();
      node.next.set(unit, next);
      node = next;
    }
    if (!node.concepts.includes(concept)) node.concepts.push(concept);
  }

  /** The longest term at a place. */
  at(units: readonly number[], start: number): Term | null {
    let found: Term | null = null;
    let node = this.root.next.get(units[start] as number);
    for (let i = start + 1; node; i += 1) {
      if (node.concepts.length > 0) found = { length: i - start, concepts: node.concepts };
      node = i < units.length ? node.next.get(units[i] as number) : undefined;
    }
    return found;
  }
}

/** How many units a term has and what it means. */
interface Term {
  length: number;
  concepts: readonly number[];
}

/** The concepts that a text speaks of: at each place the longest term, the written one where both are as long. */
export function conceptsIn(
  written: Lexicon,
  heard: Lexicon,
  chars: readonly number[],
  sounds: readonly number[],
): number[] {
  const found: number[] = [];
  for (let at = 0; at < chars.length; at += 1) {
    const read = written.at(chars, at);
    const sounded = heard.at(sounds, at);
    const best = read && read.length >= (sounded?.length ?? 0) ? read : sounded;
    for (const concept of best?.concepts ?? []) if (!found.includes(concept)) found.push(concept);
  }
  return found.sort((one, other) => one - other);
}
