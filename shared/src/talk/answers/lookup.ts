import { asked } from './able';
import type { AnswerBook } from './book';
import type { Draft } from './draft';
import { UNTOLD } from './exchange-words';
import {
  allAre,
  cites,
  copy,
  dial,
  isApplied,
  isBarred,
  isElectronic,
  isUnmapped,
  type Matter,
  nextWords,
  ofEach,
  openStep,
} from './matter';
import { isLapsed } from './over';

/** 试验员证还有用吗. */
const WORTH = /有用|没用|管用|好使|有效|失效|作废|白/;

/** 一个证都没有. */
const NONE = /(?:一个|一本|啥|什么|任何).{0,3}(?:都|也)?(?:没有|没)|空的|空白/;

const GONE = '没换的，旧证书自动失效，新系统里还显不显示，文件未规定，可以问{contact:authority}。';

/** What the new system shows of certificates that are not in it, or perhaps not; null: it shows them. */
function notShown(matter: Matter): string | null {
  if (allAre(matter, isUnmapped))
    return '新系统里没有它的名称和编号，还是到{system:provincial-registry}里查。';
  if (allAre(matter, isBarred)) return '新系统里看不看得到它，文件未规定，可以问{contact:authority}。';
  if (allAre(matter, (one) => isLapsed(one) || isBarred(one))) return `${UNTOLD}；${GONE}`;
  return null;
}

/** That, where it is all there is to say of a name or a number. */
const unseen = (matter: Matter, rule: string): Draft | null => {
  const sentence = notShown(matter);
  return sentence === null
    ? null
    : {
        // Whose certificate has another name or number has one: what the document says of that is the answer.
        sentences: [...(allAre(matter, isLapsed) ? [rule] : ofEach(matter.standings, nextWords)), sentence],
        clauses: cites(matter, 'show', 'look-up'),
        actions: [dial(matter, 'authority'), openStep(matter, 'check-registry')],
      };
};

/** What is known of the holder's own of why it does not show, or what is to be looked at while nothing is. */
function onRecord(matter: Matter): string[] {
  if (allAre(matter, isElectronic))
    return ofEach(matter.standings, (one) =>
      isApplied(one)
        ? `助手这里记的是，你的${one.title}换证的申请已经交了，电子证书拿到没有还没记`
        : `助手这里记的是，你的${one.title}已经是电子证书`,
    );
  const isFound = allAre(matter, ({ facts }) => facts.registryStatus === 'valid');
  return [
    isFound
      ? '旧证书记的是“有效”，没有换以前显不显示，文件未规定。'
      : '还要看旧证书在{system:provincial-registry}里是不是“有效”；{exchange.unmappableTrades}等没有对应的名称，只能在那里查。',
    ...(matter.late && matter.standings.length === 0
      ? ['{exchange.deadline}前没换的旧证书，已经自动失效。']
      : []),
  ];
}

export const lookupAnswers: AnswerBook<
  'cert_not_found' | 'old_system_lookup' | 'unmappable_post' | 'post_renamed' | 'number_changed'
> = {
  cert_not_found: (matter, text) => {
    const hidden = notShown(matter);
    return {
      sentences: hidden
        ? [hidden]
        : [
            ...(NONE.test(text) ? ['先核对登录的是不是本人。'] : []),
            '编号重新排过，有的岗位也改了名，先在{system:national-system}里按新名称找一找。',
            ...onRecord(matter),
            '还是找不到，就打{contact:help-desk}。',
          ],
      clauses: cites(matter, 'show', 'look-up', 'help-desk'),
      actions: [
        dial(matter, hidden ? 'authority' : 'help-desk'),
        ...copy(matter, 'national-system'),
        openStep(matter, 'check-registry'),
      ],
    };
  },

  old_system_lookup: (matter) => {
    const address = copy(matter, 'provincial-registry');
    return {
      sentences: [
        '旧证书在{system:provincial-registry}里查，看它是“有效”“注销”还是查不到；{exchange.unmappableTrades}等换不了的，也在这里查。',
        ...(address.length > 0 ? [] : ['它的网址文件里没写，找不到就问{contact:authority}。']),
      ],
      clauses: cites(matter, 'exchange', 'look-up'),
      actions: [openStep(matter, 'check-registry'), ...address, dial(matter, 'authority')],
    };
  },

  unmappable_post: (matter, text) => ({
    sentences: asked(
      WORTH.test(text),
      '{exchange.unmappableTrades}等，在新系统里没有对应的名称，换不了；要查还是到{system:provincial-registry}。',
      '这类证书还有没有用、到期后是不是失效，文件未规定，可以问{contact:authority}。',
    ),
    clauses: cites(matter, 'look-up'),
    actions: [openStep(matter, 'check-registry'), dial(matter, 'authority')],
  }),

  post_renamed: (matter) =>
    unseen(
      matter,
      '有些专业和工种改了名，和以前不一样是有的；旧名称对应哪个新名称，助手手上没有对照表。',
    ) ?? {
      sentences: [
        '有些专业和工种改了名，这是正常的；登录{system:national-system}能看到你的证书现在叫什么。',
        '哪个旧名称对应哪个新名称，助手手上没有对照表，有疑问打{contact:authority}。',
      ],
      clauses: cites(matter, 'show'),
      actions: [...copy(matter, 'national-system'), dial(matter, 'authority')],
    },

  number_changed: (matter) =>
    unseen(matter, '证书编号重新排过，新编号和老编号不一样是有的；投标、备案填哪个，文件未规定。') ?? {
      sentences: [
        '证书编号重新排过，变了是正常的；登录{system:national-system}能看到新编号。',
        '投标、备案填哪个编号，文件未规定，可以问{contact:authority}。',
      ],
      clauses: cites(matter, 'show'),
      actions: [
        openStep(matter, 'new-number'),
        ...copy(matter, 'national-system'),
        dial(matter, 'authority'),
      ],
    },
};
