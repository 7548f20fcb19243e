/** 你的施工员、资料员：换证的期限已经过了: what is said of several in the same words is said once, unless it counts hours of each. */
export function alike(said: readonly { title: string; text: string }[]): string[] {
  const groups: { titles: string[]; rest: string | null; text: string }[] = [];
  for (const { title, text } of said) {
    const own = `你的${title}`;
    const rest = text.startsWith(own) && !/学时/.test(text) ? text.slice(own.length) : null;
    const same = rest === null ? undefined : groups.find((group) => group.rest === rest);
    if (same) same.titles.push(title);
    else groups.push({ titles: [title], rest, text });
  }
  return groups.map(({ titles, rest, text }) =>
    titles.length > 1 ? `你的${titles.join('、')}${rest}` : text,
  );
}
