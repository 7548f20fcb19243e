const SLOT = /\{([^}]*)\}/;

/** `a{b|c}d{e|}` as its parts: lists of alternatives, one alternative where the text is fixed. */
function parts(template: string): string[][] {
  return template
    .split(/(\{[^}]*\})/)
    .filter((part) => part !== '')
    .map((part) => SLOT.exec(part)?.[1]?.split('|') ?? [part]);
}

/**
 * Every alternative of a template occurs, but not every combination: the longest slot sets how many
 * sentences are made, and shorter slots turn at their own pace.
 */
export function expandTemplate(template: string): string[] {
  const slots = parts(template);
  const total = slots.reduce((product, slot) => product * slot.length, 1);
  const longest = Math.max(...slots.map((slot) => slot.length));
  const count = Math.min(
    total,
    slots.filter((slot) => slot.length > 1).length > 1 ? Math.ceil(longest * 1.2) : longest,
  );
  const sentences = new Set<string>();
  for (let i = 0; i < count; i += 1) {
    sentences.add(slots.map((slot) => slot[(i + Math.floor(i / slot.length)) % slot.length]).join(''));
  }
  return [...sentences];
}

/** A block of templates parted by white space, as lists of sentences, one list a template. */
export const expandBlock = (block: string): string[][] =>
  block
    .split(/\s+/)
    .filter((template) => template !== '')
    .map(expandTemplate);
