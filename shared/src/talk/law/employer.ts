// Where the employer applies: what that means for whoever asks, and for whoever has none.
import { fillText, type Pack } from '../../law';
import { caveat, type Draft } from './document';
import type { ContextOf } from './own';

/** 我没单位, 公司倒闭了: whoever applies through an employer has none. */
const NO_EMPLOYER =
  /(?:没有?|无|不在|没了)(?:聘用|受聘|用人|工作|任何)?的?(?:单位|公司|企业)(?!名|全称|信息|那|这|几个字|一栏)|(?:单位|公司|企业)(?:已经|都|早就?)?(?:倒闭|黄了|没了|不要我|不聘)|失业|离职|辞职|没人聘/;
/** 证上没有单位: what the paper shows says nothing of its holder. */
const ON_PAPER = /(?:证|证书|证件)(?:上|里|面)/;
const EMPLOYED = /单位|聘/;

/** That the employer applies, where the clause says so. */
const noneSaid = (pack: Pack, clause: string | null | undefined): string =>
  pack.said.obligations.some(({ by }) => by === 'employer') && clause && saysEmployer(pack, clause)
    ? '申请要由单位提出，'
    : '';

/** What a pack says of somebody without an employer: that it is refused to them, why, and where to turn; null: nothing. */
export function withoutEmployer(pack: Pack, { asOf, holder }: ContextOf): Draft | null {
  const { facts, reasons, advice, readings } = pack.said;
  const say = (text: string) => fillText(pack, text, asOf);
  for (const { name, refused } of pack.said.obligations)
    for (const { if: condition, reason, next } of refused) {
      const fact = condition.fact === undefined ? undefined : facts[condition.fact];
      if (!fact || condition.is !== false || !EMPLOYED.test(`${fact.name}${fact.question.title}`)) continue;
      const why = reasons[reason];
      if (!why || !('text' in why)) continue;
      const reading = readings.find(({ id }) => id === why.reading);
      const where = next ? advice[next]?.title : undefined;
      const own = (holder?.certificates ?? []).filter(({ law }) => law?.pack === pack.id);
      const told = own.map(({ law }) => law?.facts[condition.fact as string]);
      return {
        sentences: [
          // Whoever asks has not said that it is so.
          told.includes(false) ? say(why.text) : `${noneSaid(pack, why.clause)}没有单位的，`,
          `${told.includes(false) ? '照这样，' : ''}${name}现在办不了${where ? `，要${where}` : ''}。`,
          told.includes(true) ? '你记的是有单位；要是没有了，说“我没单位了”，就改过来。' : '',
          reading ? `助手的理解：${say(reading.text)}` : '',
          caveat(pack),
        ],
        clauses: why.clause ? [why.clause] : [],
      };
    }
  return null;
}

/** Whether the clause itself says that the employer applies, and not only the pack. */
export const saysEmployer = ({ said }: Pack, id: string): boolean =>
  said.clauses.some((clause) => clause.id === id && clause.text.some((line) => line.includes('单位')));

/** Whether somebody says of themselves that they have no employer, and not of what a paper shows. */
export const hasNoEmployer = (text: string): boolean => NO_EMPLOYER.test(text) && !ON_PAPER.test(text);
