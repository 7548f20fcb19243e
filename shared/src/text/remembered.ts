/** So many texts are kept: a message, and the parts that it is read in. */
const MOST = 64;
/** A longer text is read anew each time, so that what strangers send cannot fill the memory. */
const LONGEST = 1000;

/**
 * A pure reading of texts that does not read again what it has read just before: dozens of rules look at one message,
 * each in the form that it needs. What is read must not be changed by whoever gets it.
 */
export function remembered<Read extends NonNullable<unknown>>(
  read: (text: string) => Read,
): (text: string) => Read {
  const known = new Map<string, Read>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const found = read(text);
    if (text.length > LONGEST) return found;
    if (known.size === MOST) known.clear();
    known.set(text, found);
    return found;
  };
}
