import type { ConsentKind } from './models';

/** What each kind of consent lets a company see or do, in words for the phone. */
export const KINDS: readonly { kind: ConsentKind; name: string; text: string }[] = [
  { kind: 'hours', name: '学时', text: '这本证每年、每一期学了多少，够不够，最晚学到哪天，要不要重新培训。' },
  {
    kind: 'steps',
    name: '办到哪一步',
    text: '这本证下一步要办什么，最晚哪天，过没过期限，办不办得了。不带学时的数。',
  },
  {
    kind: 'nudges',
    name: '提醒我',
    text: '让它通过助手提醒你，七天最多一次，夜里不发。学时、办到哪一步没有同意看的，那一样它就提醒不了。',
  },
];

/** What a consent is, paragraph by paragraph: to whom, what for, what it is not. */
export const consentNotice = (company: string) => [
  {
    title: '给谁看',
    text: `同意以后，“${company}”能看到你选的这本证，看什么由你在下面选。学时和办到哪一步都选的，还看得到助手对这本证的整段说明，你答过的有没有单位、有没有事故也在里面；年龄、性别不给它看。只这一家，只这一本。`,
  },
  { title: '为了什么', text: '让单位知道谁还差多少，到期以前提醒你，安排你去学。' },
  {
    title: '看不到的',
    text: '身份证号、完整手机号、你问过助手的话、谁查过你的证、你别的证书，都看不到。',
  },
  {
    title: '可以不同意',
    text: '不同意，它看到的和你没扫过码一样。同意了也可以随时在“我”里收回，收回马上看不到，等着发的提醒也不发了。',
  },
];
