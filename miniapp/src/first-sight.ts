/** The first screen has been drawn: on the web the name and face that stood in its place in index.html go. */
export function firstScreenIsThere(): void {
  if (process.env.TARO_ENV === 'h5') document.getElementById('first')?.remove();
}
