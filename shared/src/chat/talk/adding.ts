import { moodOf } from '../told/moods';
import type { ChatContext, ChatState } from '../types';
import { intakeOf, type Lead, quiet } from './leading';
import { saying, type Turn } from './turn';

const ADD =
  /^(?:请|麻烦)?(?:帮|给|替)?(?:我|俺)?(?:要|想|得)?(?:再)?(?:登记|添加|增加|加|录入|新增|补录)(?:上|一?下)?(?:一?[个本张])?(?:新的?)?(.{2,8}?)的?(?:证书?|本)?[吧呢啊了]*$/;
const HAS =
  /^(?:我|俺|这儿?|手里|手头|名下|另外)*(?:还|另外|也|又)+有(?:一?[个本张])?(.{2,8}?)的?(?:证书?|本)?(?:没登记|没加|要登记|要加)?[呢啊了]*$/;

const bare = (text: string): string => text.replace(/[\s，。！,.!~]+/g, '');

/** The post that a text asks to be taken in, or says that there is a certificate of; null: neither. */
function namedIn(words: RegExp, text: string, { course }: Lead): string | null {
  const named = words.exec(bare(text))?.[1];
  return course.trades.find((trade) => trade === named) ?? null;
}

/** 登记质量员, 我还有一个质量员证: a certificate called by its post. To be asked for is to begin; to be told of is to be asked. */
export function addingTurn(lead: Lead, state: ChatState, text: string, context: ChatContext): Turn | null {
  const added = namedIn(ADD, text, lead);
  if (added !== null) {
    const talk = intakeOf(lead, state.talk?.at === 'intake' ? state.talk : null, context);
    return lead.questions.answer(talk, added, context);
  }
  const told = namedIn(HAS, text, lead);
  if (told === null || moodOf(text).asks) return null;
  const choices = [saying(`登记${told}`)];
  return quiet(
    `${told}的证还没登记。登记了，才能算它的学时和期限，要现在登记吗？`,
    state.talk,
    state.awaiting,
    choices,
  );
}
