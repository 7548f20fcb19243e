import type { Claim } from './claims';
import type { Mood } from './moods';

const REMINDS = /提醒|通知我|叫我|喊我/;

const HOUR = /(早上|早晨|上午|中午|下午|晚上|傍晚|夜里|半夜|凌晨)?(\d{1,2})点(半)?/;

/** Somebody else is to be reminded, or somebody else wants it. */
const OF_OTHERS =
  /提醒(?:他|她|别人|大家|工人|下?[老小][一-龥]|我[爸妈哥姐弟妹]|我(?:儿子|媳妇|对象|老公|老婆|徒弟))|(?:让|催)我.{0,6}提醒/;

export function reminderClaims(text: string, mood: Mood): Claim[] {
  const off =
    /(?:别(?!忘)|不要|不用|停|关|取消|不想).{0,6}(?:提醒|发|推送|通知|消息)|别再发|提醒.{0,3}(?:关|停|取消)(?:了|掉)?/.test(
      text,
    );
  const verb = REMINDS.test(text) || /别再发了|别发了/.test(text);
  if (
    !verb ||
    mood.asks ||
    mood.heard ||
    OF_OTHERS.test(text) ||
    /没(?:收到|提醒)|提醒(?:一次|没)|收不到/.test(text)
  )
    return [];
  const hourSaid = /早上|早晨|上午|中午|下午|晚上|傍晚|夜里|半夜|\d点/.test(text);
  if (off && hourSaid) return [];
  // 周末别提醒: not for good, and there is no less than that.
  if (off && /周末|周[一二三四五六日天]|星期|礼拜|明天|后天|今天|这[两几]天|这?个月|下周|过年/.test(text))
    return [];
  if (off) return [{ tells: 'reminder', value: 'off' }];
  const hour = HOUR.exec(text);
  if (hour) {
    const late = /下午|晚上|傍晚|夜里/.test(hour[1] ?? '') && Number(hour[2]) < 12;
    // 半夜12点 is no noon.
    const midnight = /晚上|夜里|半夜|凌晨/.test(hour[1] ?? '') && Number(hour[2]) === 12;
    const at = midnight ? 0 : Number(hour[2]) + (late ? 12 : 0);
    if (at > 23) return [{ tells: 'reminder', value: null }];
    return [{ tells: 'reminder', value: `${String(at).padStart(2, '0')}:${hour[3] ? '30' : '00'}` }];
  }
  if (/晚上|傍晚/.test(text)) return [{ tells: 'reminder', value: '20:00' }];
  if (/早上|早晨|上午/.test(text)) return [{ tells: 'reminder', value: '09:00' }];
  if (/中午/.test(text)) return [{ tells: 'reminder', value: '12:00' }];
  if (
    /(?:打开|恢复|开启|继续|还是|重新).{0,3}提醒|(?:记得|到时候|到时|到期|快到期|期限).{0,6}(?:提醒|叫)我|^提醒我(?:一下|学习|换证)?$|要提醒/.test(
      text,
    )
  )
    return [{ tells: 'reminder', value: 'on' }];
  return [];
}
