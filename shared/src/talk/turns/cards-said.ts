import { mentionsIn } from '../cards/mentions';
import { certificatesTold } from '../named';
import { plain } from '../told/plain';
import type { ChatCertificate } from '../types';

/** 不是湖北的，是安徽的; 不是湖北的: what is said not to be meant. */
const DENIED = /(?:不是|不在|不记在?|不算)([^，,。\s是]{1,10}?)(?:的|上)?(?:$|[，,。\s]+|(?=是|应该|记))/;

/** What is said around a name. */
const AROUND =
  /才对|学的|不对|不是|不在|错了|[说记写搞弄看打][错混岔串]了?|应该|改成|改到|改|换成|换到|是|记|在|到|上|给|那|这|一?[本个张]|[123]?证书?|类|的|[和跟与及、]|都|两|俩|\d|吧|了|[哦噢啊嗯恩哎唉诶欸呀呃额哟]|其实|等等|我|省|市|放|算|把|它|刚才|一?笔|[abc]+|员|岗位?|专业|土建/g;

/** A card, or several, that a text names and nothing else. */
export interface CardsSaid {
  named: ChatCertificate[];
  denied: ChatCertificate[];
  /** Each has a name of its own. */
  oneByOne: boolean;
}

/** What a text that is no more than the names of certificates says: 安徽的, 不是湖北的，是安徽的; null: it says more, asks, or names none. */
export function cardsSaid(text: string, certificates: readonly ChatCertificate[]): CardsSaid | null {
  // 说错了是施工员: the certificate, and nobody of that post.
  const said = plain(text)
    .replace(/不是(?=[一-龥]{2}[员工])/g, '不在')
    .replace(/(?<=^|[，,。\s错了])(?:应该)?是(?=[一-龥]{2}[员工])/g, '');
  if (/[?？吗呢]|怎么|咋|能不能/.test(said)) return null;
  const denial = DENIED.exec(said);
  const affirmed = denial ? said.replace(denial[0], '') : said;
  const { named, oneByOne } = certificatesTold(affirmed, certificates);
  const denied = denial ? certificatesTold(denial[0], certificates).named : [];
  if (named.length === 0 && denied.length === 0) return null;
  const bare = mentionsIn(said, certificates, []).reduceRight(
    (left, { from, to }) => left.slice(0, from) + left.slice(to),
    said,
  );
  return /[\p{L}\p{N}]/u.test(bare.replace(AROUND, '')) ? null : { named, denied, oneByOne };
}

/** 都是, 两本都记: all of those that are asked about, or so many. Null: it is not said. */
export function allSaid(text: string): { count: number | null } | null {
  const found =
    /^(?:记|就|那)?(?:([2-9])[本个]证?|每本|几本|[这那]几?[2-9]?本)?(?:都|全)(?:是|记|要|算|有|行|加|写)*(?:上|了|吧|的|啊)*[。]?$/.exec(
      plain(text),
    );
  return found && { count: found[1] === undefined ? null : Number(found[1]) };
}
