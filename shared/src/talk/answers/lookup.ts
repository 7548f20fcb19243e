import { asked } from './able';
import type { AnswerBook } from './book';
import { allAre, cites, copy, dial, isUnmapped, openStep } from './matter';

/** 试验员证还有用吗. */
const WORTH = /有用|没用|管用|好使|有效|失效|作废|白/;

export const lookupAnswers: AnswerBook<
  'cert_not_found' | 'old_system_lookup' | 'unmappable_post' | 'post_renamed' | 'number_changed'
> = {
  cert_not_found: (matter) => ({
    sentences: [
      ...(allAre(matter, isUnmapped)
        ? []
        : ['编号重新排过，有的岗位也改了名，先在{system:national-system}里按新名称找一找。']),
      '{exchange.unmappableTrades}等没有对应的名称，只能到{system:provincial-registry}里查。',
      '还是找不到，就打{contact:help-desk}。',
    ],
    clauses: cites(matter, 'show', 'look-up', 'help-desk'),
    actions: [
      dial(matter, 'help-desk'),
      ...copy(matter, 'national-system'),
      openStep(matter, 'check-registry'),
    ],
  }),

  old_system_lookup: (matter) => {
    const address = copy(matter, 'provincial-registry');
    return {
      sentences: [
        '旧证书在{system:provincial-registry}里查，看它是“有效”“注销”还是查不到；{exchange.unmappableTrades}等换不了的，也在这里查。',
        ...(address.length > 0 ? [] : ['它的网址，文件未规定，找不到就问{contact:authority}。']),
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

  post_renamed: (matter) => ({
    sentences: [
      '有些专业和工种改了名，这是正常的；登录{system:national-system}能看到你的证书现在叫什么。',
      '哪个旧名称对应哪个新名称，文件未规定，有疑问打{contact:authority}。',
    ],
    clauses: cites(matter, 'show'),
    actions: [...copy(matter, 'national-system'), dial(matter, 'authority')],
  }),

  number_changed: (matter) => ({
    sentences: [
      '证书编号重新排过，变了是正常的；登录{system:national-system}能看到新编号。',
      '投标、备案填哪个编号，文件未规定，可以问{contact:authority}。',
    ],
    clauses: cites(matter, 'show'),
    actions: [openStep(matter, 'new-number'), ...copy(matter, 'national-system'), dial(matter, 'authority')],
  }),
};
