import { useEffect, useRef } from 'react';

/** So near the edges of the screen something lies under the bars that stand there. */
const EDGE_PX = 160;
let told = 0;

// In WeChat what is wrong stands where the tap was: at the foot of its sheet, or under its field.
function bringIntoSight(id: string): void {
  if (process.env.TARO_ENV !== 'h5') return;
  const line = document.getElementById(id);
  if (!line || line.closest('.page-foot, .sheet-foot')) return;
  const { top, bottom } = line.getBoundingClientRect();
  // Two large buttons at the foot hide more than any bar.
  const foot = line.closest('.sheet, .page')?.querySelector('.sheet-foot, .page-foot');
  const end = Math.min(foot?.getBoundingClientRect().top ?? Infinity, window.innerHeight - EDGE_PX);
  if (top < EDGE_PX || bottom > end) line.scrollIntoView({ block: 'center' });
}

/** The id of an element that comes into sight whenever it says something else. */
export function useInSight(text: string | null | undefined): string {
  const id = useRef('');
  if (id.current === '') {
    told += 1;
    id.current = `told-${told}`;
  }
  useEffect(() => {
    if (text) bringIntoSight(id.current);
  }, [text]);
  return id.current;
}
