import type { Page } from 'playwright-core';

/** Names that stay as they are: addresses, kinds of files, and what the browser that signs in at a desk is called. */
const FOREIGN_NAMES = ['rcgz.mohurd.gov.cn', 'zyk.etledu.com', 'xlsx', 'csv', 'Chrome', 'Linux'];

/**
 * What is wrong with how the screen in front is laid out, one sentence each:
 * lines that are cut off or lie outside the screen, lines over other lines, content that stays under the bar at the
 * bottom or at the side, words squeezed into too little room, targets under 44 px or under something else, text under
 * 4.5:1 or 14 px, sentences under 16 px, words left in English, sentences said twice or that cannot both be true.
 */
export async function complaintsAbout(page: Page): Promise<string[]> {
  return [...new Set(await page.evaluate(inspect, FOREIGN_NAMES))];
}

// Runs in the page: everything it needs is inside.
function inspect(foreignNames: string[]): string[] {
  const TOLERANCE = 1;
  const LEAST_TARGET = 44;
  const LEAST_CONTRAST = 4.5;
  const LEAST_TYPE = 14;
  const LEAST_BODY = 16;
  const LONG_LINE = 30;
  const LEAST_LETTERS = 2.5;
  const complaints: string[] = [];
  // What is only there to be read out is cut away altogether.
  const isReadOut = (element: Element) =>
    ancestors(element).some((each) => getComputedStyle(each).clipPath === 'inset(50%)');
  const visible = (element: Element) =>
    element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !isReadOut(element);
  const quote = (text: string) => `“${text.trim().slice(0, 24)}”`;
  // What lies over everything; else the app's page; else the desk's, which is all there is.
  const DIALOG = '[role=dialog], dialog[open]';
  const front = [DIALOG, '.page', 'body:has(main)']
    .map((kind) => [...document.querySelectorAll(kind)].find(visible))
    .find((one) => one !== undefined);
  if (!front) return ['there is no page'];

  // What is read and not only glanced at: whole sentences, and what is as long as one. A question alone may be the name
  // of its answer.
  const isBody = (text: string): boolean => /[。！]/.test(text) || text.trim().length > LONG_LINE;

  interface Line {
    text: string;
    element: Element;
    box: DOMRect;
    layer: Element;
  }

  function ancestors(element: Element): Element[] {
    const chain: Element[] = [];
    for (let each: Element | null = element; each; each = each.parentElement) chain.push(each);
    return chain;
  }

  // What is fixed to the screen, or stays at its edge, lies over the rest on purpose.
  const layerOf = (element: Element): Element =>
    ancestors(element).find((each) => /fixed|sticky/.test(getComputedStyle(each).position)) ?? document.body;

  function linesIn(root: Element): Line[] {
    const lines: Line[] = [];
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      const text = node.textContent ?? '';
      if (!element || text.trim() === '' || !visible(element)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const layer = layerOf(element);
      for (const box of range.getClientRects()) if (box.width > 0) lines.push({ text, element, box, layer });
    }
    return lines;
  }

  function cutOffBy({ element, box }: Line): string | null {
    if (box.left < -TOLERANCE || box.right > innerWidth + TOLERANCE) return 'the edge of the screen';
    let scrolls = false;
    for (const each of ancestors(element)) {
      const style = getComputedStyle(each);
      const frame = each.getBoundingClientRect();
      const wide = box.left < frame.left - TOLERANCE || box.right > frame.right + TOLERANCE;
      const high = box.top < frame.top - TOLERANCE || box.bottom > frame.bottom + TOLERANCE;
      if (style.overflowX !== 'visible' && wide) return `.${each.className}`;
      // What can be scrolled into sight is not cut off.
      scrolls ||= /auto|scroll/.test(style.overflowY);
      if (!scrolls && /hidden|clip/.test(style.overflowY) && high) return `.${each.className}`;
      if (style.webkitLineClamp !== 'none') return `.${each.className}`;
      if (style.position === 'fixed') return null;
    }
    return null;
  }

  // What was scrolled out of its frame is not seen, so it lies over nothing.
  const isInSight = ({ element, box }: Line): boolean =>
    ancestors(element)
      .filter((each) => /auto|scroll/.test(getComputedStyle(each).overflowY))
      .every((each) => {
        const frame = each.getBoundingClientRect();
        return box.bottom > frame.top + TOLERANCE && box.top < frame.bottom - TOLERANCE;
      });

  // What its frame has scrolled away beneath it is not seen either.
  function seenOf({ element, box }: Line): DOMRect {
    const frames = ancestors(element)
      .filter((each) => /auto|scroll/.test(getComputedStyle(each).overflowY))
      .map((each) => each.getBoundingClientRect());
    const top = Math.max(box.top, ...frames.map((frame) => frame.top));
    const bottom = Math.min(box.bottom, ...frames.map((frame) => frame.bottom));
    return new DOMRect(box.x, top, box.width, Math.max(0, bottom - top));
  }

  function overlap(one: DOMRect, other: DOMRect): boolean {
    const width = Math.min(one.right, other.right) - Math.max(one.left, other.left);
    const height = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
    // Line boxes may touch; glyphs that run into each other share more than a third of a line.
    return width > 2 && height > Math.min(one.height, other.height) / 3;
  }

  const luminance = (colour: number[]): number => {
    const [red = 0, green = 0, blue = 0] = colour.slice(0, 3).map((value) => {
      const share = value / 255;
      return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const parse = (colour: string): number[] => colour.match(/[\d.]+/g)?.map(Number) ?? [0, 0, 0, 0];

  // The colours that may lie behind: one, or those between which a gradient goes. null: a picture, whose colours cannot
  // be told from the styles.
  function coloursBehind(element: Element): number[][] | null {
    const found: number[][] = [];
    for (const each of ancestors(element)) {
      const { backgroundColor, backgroundImage } = getComputedStyle(each);
      if (backgroundImage.includes('url(')) return null;
      const stops = (backgroundImage.match(/rgba?\([^)]*\)/g) ?? []).map(parse);
      found.push(...stops.filter(isOpaque));
      if (stops.length > 0 && stops.every(isOpaque)) return found;
      const colour = parse(backgroundColor);
      if (isOpaque(colour)) return [...found, colour];
    }
    return [...found, [255, 255, 255]];
  }

  const isOpaque = (colour: number[]): boolean => (colour[3] ?? 1) === 1;

  // The least contrast that a text has.
  function contrast(element: Element, part?: '::placeholder'): number | null {
    const behind = coloursBehind(element);
    if (!behind) return null;
    const own = luminance(parse(getComputedStyle(element, part).color));
    const ratios = behind.map((colour) => {
      const [light, dark] = [own, luminance(colour)].sort((a, b) => b - a);
      return ((light as number) + 0.05) / ((dark as number) + 0.05);
    });
    return Math.min(...ratios);
  }

  function checkLines(lines: Line[]): void {
    for (const [at, line] of lines.entries()) {
      const by = cutOffBy(line);
      if (by) complaints.push(`${quote(line.text)} is cut off by ${by}`);
      const over = lines
        .slice(at + 1)
        .find(
          (other) =>
            other.layer === line.layer &&
            other.element !== line.element &&
            overlap(line.box, other.box) &&
            overlap(seenOf(line), seenOf(other)) &&
            isInSight(line) &&
            isInSight(other),
        );
      if (over) complaints.push(`${quote(line.text)} lies over ${quote(over.text)}`);
      const ratio = line.element.closest('[aria-disabled=true]') ? null : contrast(line.element);
      if (ratio !== null && ratio < LEAST_CONTRAST)
        complaints.push(`${quote(line.text)} has a contrast of ${ratio.toFixed(1)}`);
      const size = Number.parseFloat(getComputedStyle(line.element).fontSize);
      const least = isBody(line.text) ? LEAST_BODY : LEAST_TYPE;
      if (size < least - 0.1) complaints.push(`${quote(line.text)} is ${size.toFixed(1)} px small`);
      const rest = foreignNames.reduce((text, name) => text.replace(name, ''), line.text);
      if (/[A-Za-z]{2,}/.test(rest)) complaints.push(`${quote(line.text)} is not Chinese`);
    }
  }

  // Words that stand on top of each other, a letter or two a line, are in too little room.
  function checkRoom(lines: Line[]): void {
    const rows = new Map<Element, Set<number>>();
    for (const { element, box } of lines)
      rows.set(element, (rows.get(element) ?? new Set()).add(Math.round(box.top)));
    for (const [element, { size }] of rows) {
      const letters = (element.textContent ?? '').trim().length;
      if (size > 2 && letters / size < LEAST_LETTERS)
        complaints.push(`${quote(element.textContent ?? '')} is squeezed into ${size} lines`);
    }
  }

  function checkTargets(root: Element): void {
    for (const target of root.querySelectorAll(
      '[role=button], [role=radio], [role=tab], [role=link], input, button, select',
    )) {
      if (!visible(target)) continue;
      // Of a tick its label can be tapped as well.
      const { width, height } = (target.closest('label') ?? target).getBoundingClientRect();
      const name = target.getAttribute('aria-label') ?? target.textContent ?? '';
      if (width < LEAST_TARGET - 0.5 || height < LEAST_TARGET - 0.5)
        complaints.push(`${quote(name)} can be tapped on ${width.toFixed(0)} × ${height.toFixed(0)} only`);
    }
  }

  // What has its fixed place must not lie under something else that has one.
  function checkCover(root: Element): void {
    const places = root.matches(DIALOG)
      ? '[role=button], [role=radio], input, button, select'
      : '.page-foot [role=button], .tab-bar [role=tab]';
    for (const target of root.querySelectorAll(places)) {
      const { left, top, width, height } = target.getBoundingClientRect();
      const [x, y] = [left + width / 2, top + height / 2];
      if (!visible(target) || isScrolledAway(target, y)) continue;
      const hit = document.elementFromPoint(x, y);
      if (hit && !target.contains(hit))
        complaints.push(`${quote(target.textContent ?? '')} lies under .${hit.className}`);
    }
  }

  function isScrolledAway(target: Element, y: number): boolean {
    const frames = ancestors(target.parentElement as Element)
      .filter((each) => /auto|scroll/.test(getComputedStyle(each).overflowY))
      .map((each) => each.getBoundingClientRect());
    return [...frames, { top: 0, bottom: innerHeight }].some(
      ({ top, bottom }) => y < top + TOLERANCE || y > bottom - TOLERANCE,
    );
  }

  function checkInputs(root: Element): void {
    for (const input of root.querySelectorAll('input')) {
      if (!visible(input) || /checkbox|radio/.test(input.type)) continue;
      const needed = Number.parseFloat(getComputedStyle(input).fontSize) * 1.2;
      if (input.clientHeight < needed || input.scrollWidth > input.clientWidth + TOLERANCE)
        complaints.push(`${quote(input.value || input.placeholder)} does not fit its field`);
      const ratio = input.placeholder === '' ? null : contrast(input, '::placeholder');
      if (ratio !== null && ratio < LEAST_CONTRAST)
        complaints.push(`${quote(input.placeholder)} has a contrast of ${ratio.toFixed(1)}`);
    }
  }

  // What cannot be said of one certificate at once, and a word that is said of itself.
  const CONTRADICTIONS = [
    [/办好了/, /看看能下载了没/],
    [/早几天办|早办/, /期限已经过了|现在走不了/],
    [/还剩\d+天/, /期限已经过了/],
    // Applied for is not received; what years untold may still ask for, no pace is known to meet.
    [/换证[^。\n]*(?:办了|换好了|成电子证书)/, /看看能下载了没/],
    [/就来得及/, /说说前几年/],
  ] as const;
  /** What is said apart, of one thing among others like it: a certificate, an answer, a message, a day. */
  const APART = '.cert, .bubble, .message, .ahead';
  /** A row of one of several people, a poster among others. */
  const LISTED = '.fact, .poster, td';
  const ITSELF = /([\u4e00-\u9fa5]{3,})的\1/;

  function checkWords(root: Element, lines: Line[]): void {
    const each = [...root.querySelectorAll(APART)];
    for (const part of each.length > 0 ? each : [root]) {
      const text = (part as HTMLElement).innerText;
      for (const [one, other] of CONTRADICTIONS)
        if (one.test(text) && other.test(text)) complaints.push(`both ${one} and ${other} are said`);
    }
    for (const spoken of [root, ...root.querySelectorAll('[aria-label]')]) {
      const said = ITSELF.exec(spoken.getAttribute('aria-label') ?? (spoken as HTMLElement).innerText);
      if (said) complaints.push(`${quote(said[0])} says a word of itself`);
    }
    const seen = new Set<Node>();
    const said = new Set<string>();
    for (const { text, element } of lines) {
      if (seen.has(element) || !isBody(text) || element.closest(`${APART}, ${LISTED}`)) continue;
      seen.add(element);
      if (said.has(text)) complaints.push(`${quote(text)} is said twice`);
      said.add(text);
    }
  }

  // Scrolled to its end, nothing may stay under what is fixed at the bottom.
  function checkEnd(root: Element, lines: Line[]): void {
    const bars = [...root.querySelectorAll('.page-foot, .tab-bar')].filter(visible);
    // A bar at the side has nothing under it.
    const tops = bars.map((bar) => bar.getBoundingClientRect().top).filter((one) => one > 0);
    const top = Math.min(innerHeight, ...tops);
    const above = lines.filter(
      ({ layer, element }) => layer === document.body && !bars.some((bar) => bar.contains(element)),
    );
    const sides = bars.map((bar) => bar.getBoundingClientRect()).filter((bar) => bar.top <= 0);
    for (const { text, box } of above) {
      if (box.bottom > top + TOLERANCE) complaints.push(`${quote(text)} stays under the bar at the bottom`);
      if (sides.some((bar) => box.left < bar.right - TOLERANCE && box.right > bar.left + TOLERANCE))
        complaints.push(`${quote(text)} lies under the bar at the side`);
    }
  }

  function checkSideways(frames: (Element | null | undefined)[]): void {
    for (const frame of frames) {
      const more = frame ? frame.scrollWidth - frame.clientWidth : 0;
      if (more > TOLERANCE) complaints.push(`the screen scrolls ${more} px sideways`);
    }
  }

  const scroller = ancestors(front).find(
    (each) =>
      each.scrollHeight > each.clientHeight + 1 && /auto|scroll/.test(getComputedStyle(each).overflowY),
  );
  const before = scroller?.scrollTop ?? 0;
  if (scroller) scroller.scrollTop = scroller.scrollHeight;
  const lines = linesIn(front);
  checkLines(lines);
  checkRoom(lines);
  checkWords(front, lines);
  checkSideways([document.scrollingElement, scroller, front]);
  checkTargets(front);
  checkInputs(front);
  checkCover(front);
  if (front.matches('.page')) checkEnd(front, lines);
  if (scroller) scroller.scrollTop = before;
  return complaints;
}
