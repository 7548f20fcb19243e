import Taro from '@tarojs/taro';
import { storage } from '../../api/storage';
import { observable } from '../../observable';
import { type TextSize, textSizeFor } from '../../ui/theme/text-size';

const KEY = 'text-size';
const STANDARD_PX = 16;

/** The browser's own font setting, read off an element that no style of ours touches. */
function browserFactor(): number {
  const probe = document.createElement('span');
  probe.style.cssText = 'position:absolute;visibility:hidden;font-size:medium';
  document.body.appendChild(probe);
  const size = Number.parseFloat(getComputedStyle(probe).fontSize);
  probe.remove();
  return size / STANDARD_PX;
}

function wechatFactor(): number {
  const info = Taro.getAppBaseInfo() as { fontSizeScaleFactor?: number; fontSizeSetting?: number };
  return info.fontSizeScaleFactor ?? (info.fontSizeSetting ?? STANDARD_PX) / STANDARD_PX;
}

/** The size that goes with the phone's own setting. */
function phoneTextSize(): TextSize {
  try {
    const factor = process.env.TARO_ENV === 'h5' ? browserFactor() : wechatFactor();
    return Number.isFinite(factor) ? textSizeFor(factor) : 'normal';
  } catch {
    return 'normal';
  }
}

/** How large the text is shown: as chosen, else as the phone has it. */
export const textSize = observable<TextSize>(storage.read<TextSize>(KEY) ?? phoneTextSize());

export function keepTextSize(size: TextSize): void {
  storage.write(KEY, size);
  textSize.set(size);
}
