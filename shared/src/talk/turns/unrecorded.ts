import { certificatesNamed } from '../named';
import { amountsIn } from '../told/amounts';
import { daysIn } from '../told/days';
import { moodOf } from '../told/moods';
import { clausesOf, plain } from '../told/plain';
import { isRemoval } from '../told/removals';
import type { ChatCertificate, ChatContext, ChatHolder, ChatState, Choice, Draft } from '../types';
import { withHanging } from './hanging';
import { groundOf, type Lead } from './leading';
import { titleAmong } from './places';
import { propose } from './proposals';
import { EVENTS, OF_HOLDER, recordedOf, statedOf, UNKNOWN } from './records';
import type { Turn } from './turn';

// Whatever a holder can put on record can be taken off it by words: 把换证日期删掉, 我没注册过 记错了, 之前看错了 没注销.

interface Recorded {
  fact: string;
  /** How it is called where it is to be deleted. */
  called: RegExp;
  /** How it is said that it did not come about. */
  denied?: RegExp;
  /** What is on record, where a denial is of one value alone. */
  value?: string;
  /** Denied in so many words, it needs no 记错了: 我没注册. */
  plainly?: true;
}

const notDone = (deed: string): RegExp =>
  new RegExp(
    `^(?:不对|错了|其实|我|那|这|证|根本|压根|还|一直|从来|并|也|都|[，,\\s])*(?:没|没有|未)(?:真的?|去|再|给我|来得及)?(?:${deed})(?:过|成|上|完|好|更换|电子证书?|证书?)*[呢啊呀了的吧]*[。.!！]*$`,
  );

const FACTS: readonly Recorded[] = [
  { fact: 'registeredOn', called: /注册/, denied: notDone('注册'), plainly: true },
  { fact: 'downloadedOn', called: /下载/, denied: notDone('下载'), plainly: true },
  { fact: 'newNumber', called: /编号|证号/ },
  { fact: 'exchangedOn', called: /换证|更换|申请/, denied: notDone('换|申请|更换') },
  { fact: 'appliedOn', called: /申请|延续/, denied: notDone('申请|提交|交申请') },
  { fact: 'examPassedOn', called: /考试|考核/, denied: notDone('考') },
  { fact: 'issuedOn', called: /发证|领证|新证|电子证|拿证/, denied: notDone('领到?|拿到?') },
  { fact: 'registryStatus', called: /状态|查询|查的|显示|有效|注销|查不到/, denied: notDone('查') },
  {
    ...{ fact: 'registryStatus', value: 'cancelled', called: /注销/ },
    denied: /^(?:我|证|其实|根本|并|也|都|[，,\s])*(?:没有?|未|不是)(?:被|给)?注销(?:的|啊|呀|呢|掉|了)*$/,
  },
];

/** 记错了, 点错了: said with a denial, it is of what was noted. */
const MISTAKEN = /记错|点错|弄错|看错|搞错|说错|按错|误记|其实|根本|压根|从来/;
const OF_ELSE = /单位|公司|手机|密码|照片|头像|人脸|学时|课|地址|岗位|别的|提醒|账号|账户|微信|聊天/;
const OF_DAYS = /那[天日个条笔]|日期|日子|时间|记录|记的|编号|证号|状态|结果|^(?:把|将)/;
const LONGEST = 30;

const titleOf = ({ certificates }: ChatHolder, id: string | null): string => {
  const one = certificates.find((each) => each.id === id);
  return one ? titleAmong(one, certificates) : '注册';
};

interface Found {
  certificate: ChatCertificate | null;
  fact: string;
  value: string;
}

const recorded = (
  holder: ChatHolder,
  meant: readonly ChatCertificate[],
  { fact, value }: Recorded,
): Found[] => {
  const of: readonly (ChatCertificate | null)[] = OF_HOLDER.has(fact) ? [null] : meant;
  return of.flatMap((certificate) => {
    const known = recordedOf(holder, certificate, fact);
    const isKnown =
      typeof known === 'string' && known !== UNKNOWN && (value === undefined || known === value);
    return isKnown ? [{ certificate, fact, value: known }] : [];
  });
};

const gone = ({ certificate, fact, value }: Found): Draft => ({
  ...{ op: 'remove', certificate: certificate?.id ?? null, fact, value, lacks: null, offered: null },
  on: EVENTS.has(fact) && /^\d{4}-\d\d-\d\d$/.test(value) ? value : null,
});

/** 把25年的删掉: hours that were stated of a year. */
function yearGone(said: string, meant: readonly ChatCertificate[], asOf: number): Draft[] {
  const years = daysIn(said, asOf).flatMap(({ said: day }) =>
    day.is === 'part' && day.part.length === 4 ? [`${day.part}-01-01`] : [],
  );
  return years.flatMap((on) =>
    meant.flatMap((one): Draft[] => {
      const hours = statedOf(one, on);
      if (hours === null) return [];
      return [
        {
          ...{ op: 'remove', certificate: one.id, fact: 'statedCycle', value: hours, on },
          ...{ lacks: null, offered: null },
        },
      ];
    }),
  );
}

/** What a text says is to go: by its name, or as it never came about. */
function toGo(said: string, holder: ChatHolder, meant: readonly ChatCertificate[], asOf: number): Draft[] {
  const clauses = clausesOf(said).map(({ text }) => text.trim());
  if (isRemoval(said)) {
    const years = yearGone(said, meant, asOf);
    if (years.length > 0 || !OF_DAYS.test(said) || OF_ELSE.test(said)) return years;
    return FACTS.filter(({ called, value }) => value === undefined && called.test(said))
      .flatMap((one) => recorded(holder, meant, one))
      .map(gone);
  }
  if (OF_ELSE.test(said)) return [];
  const isMistake = MISTAKEN.test(said);
  return FACTS.filter(
    ({ denied, value, plainly }) =>
      denied !== undefined &&
      (isMistake || value !== undefined || (plainly && clauses.length === 1)) &&
      clauses.some((clause) => denied.test(clause)),
  )
    .flatMap((one) => recorded(holder, meant, one))
    .map(gone);
}

/**
 * A fact on record that is to go is read back to be taken away. Null: no such thing is said, or on record; of several
 * certificates none is taken that was not named.
 */
export function unrecorded(lead: Lead, state: ChatState, text: string, context: ChatContext): Turn | null {
  const { holder, asOf } = context;
  const said = plain(text);
  if (!holder || state.pending || [...said].length > LONGEST) return null;
  const { asks, others, heard } = moodOf(said.replace(/哪[天日]/g, ''));
  if (asks || others || heard || /要是|如果|万一|怕|担心|先别/.test(said)) return null;
  if (amountsIn(said, daysIn(said, asOf)).length > 0) return null;
  const named = certificatesNamed(said, holder.certificates);
  const meant = named.length > 0 ? named : holder.certificates;
  const drafts = withHanging(holder, toGo(said, holder, meant, asOf));
  const [first] = drafts;
  if (!first) return null;
  const of = [...new Set(drafts.map(({ certificate }) => certificate))];
  const ground = groundOf(lead, state, context, holder);
  if (of.length === 1) return propose(ground, { drafts, said: [], choices: [] });
  const choices = of.map(
    (id): Choice => ({
      label: titleOf(holder, id),
      act: { do: 'draft', drafts: drafts.filter(({ certificate }) => certificate === id) },
    }),
  );
  return propose(ground, { drafts: [], said: ['要删的是哪一本的？'], choices });
}
