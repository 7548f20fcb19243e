const ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
const SHORTEST = 4;
/** A hand that slides over the keys now and then jumps. */
const MOST_JUMPS = 0.25;

/** asdfgh: neighbouring keys, which no word is made of for so long. */
export function isKeyboardNoise(text: string): boolean {
  const typed = text.trim().toLowerCase();
  if (typed.length < SHORTEST || !/^[a-z]+$/.test(typed)) return false;
  const letters = [...typed];
  const jumps = letters.slice(1).filter((letter, i) => {
    const row = ROWS.find((each) => each.includes(letter)) as string;
    const before = row.indexOf(letters[i] as string);
    return before < 0 || Math.abs(before - row.indexOf(letter)) !== 1;
  });
  return jumps.length <= MOST_JUMPS * (letters.length - 1);
}
