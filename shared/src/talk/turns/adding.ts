import { moodOf } from '../told/moods';
import type { ChatContext, ChatState, Draft, FactValue } from '../types';
import { intakeOf, type Lead, quiet } from './leading';
import type { Turn } from './turn';

const ADD =
  /^(?:请|麻烦)?(?:帮|给|替)?(?:我|俺)?(?:要|想|得)?(?:再)?(?:登记|添加|增加|加|录入|新增|补录)(?:上|一?下)?(?:一?[个本张])?(?:新的?)?(.{2,8}?)的?(?:证书?|本)?[吧呢啊了]*$/;
const HAS =
  /^(?:我|俺|这儿?|手里|手头|名下|另外)*(?:还|另外|也|又)+(?:有|考了|拿了|办了|领了)(?:一?[个本张])?(.{2,8}?)的?(?:证书?|本)?(?:没登记|没加|要登记|要加)?[呢啊了]*$/;

const bare = (text: string): string => text.replace(/[\s，。！,.!~]+/g, '');

/** The post that a text asks to be taken in, or says that there is a certificate of; null: neither. */
function namedIn(words: RegExp, text: string, { course }: Lead): string | null {
  const named = words.exec(bare(text))?.[1];
  return course.trades.find((trade) => trade === named) ?? null;
}

/** The certificate that waits for a yes to be taken in. */
const waits = ({ pending }: ChatState): FactValue | undefined =>
  pending?.drafts.find(({ fact }) => fact === 'certificate')?.value;

/**
 * 登记质量员, 我还有一个质量员证: a certificate called by its post. Neither asked for nor told of is it taken in unread:
 * it is read back, and the first questions begin on a yes.
 */
export function addingTurn(lead: Lead, state: ChatState, text: string, context: ChatContext): Turn | null {
  const added = namedIn(ADD, text, lead);
  if (added !== null && waits(state) === added) {
    const talk = intakeOf(lead, state.talk?.at === 'intake' ? state.talk : null, context);
    return lead.questions.answer(talk, added, context);
  }
  const named = added ?? (moodOf(text).asks ? null : namedIn(HAS, text, lead));
  if (named === null) return null;
  const has = context.holder?.certificates.some(({ facts }) => facts.trade === named);
  const known = has ? `已经登记着一本${named}的证了。再登记一本，对吗？` : `登记一本${named}的证，对吗？`;
  const draft: Draft = {
    ...{ op: 'add', certificate: null, fact: 'certificate', value: named, on: null },
    ...{ lacks: null, offered: null },
  };
  return {
    ...quiet(`${known}登记了，才能算它的学时和期限；后面还有几个问题。`, state.talk, state.awaiting, [
      { label: '对', act: { do: 'say', text: `登记${named}` }, means: 'yes' },
      { label: '不记', act: { do: 'drop' }, means: 'no' },
    ]),
    pending: { drafts: [draft], editing: false },
  };
}
