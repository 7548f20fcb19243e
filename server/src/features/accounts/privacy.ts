import type { Pack } from '@hz/shared/law';
import { KEPT_TURNS } from '@hz/shared/talk';

/** Changes whenever the notice changes in substance: then everybody is asked again at the next sign-in. */
export const PRIVACY_VERSION = '2026-11-30';

/** The privacy notice in plain words. What it says is what the code does; change both together. */
const NOTICE = [
  {
    title: '这是什么',
    text: '换证助手是帮你换证、记学时的小工具，不是政府网站，也不代表任何部门。办理以住建部门的系统为准。',
  },
  {
    title: '我们记什么',
    text: '你的登录方式（手机号或微信的编号）、登录着的电脑（浏览器和网络地址，退出就删）、你填的证书和编号、做到了哪一步、学时和日期、提醒怎么设、问过助手的话。认领时填的姓名和身份证号只拿来核对，不保存；照片不上传。',
  },
  {
    title: '怎么保管',
    text: '手机号、微信编号和问过的话加密保存，手机号在屏幕上只显示头尾几位。服务器自己的运行日志里没有你的个人信息。除了你同意的单位，不给别人，不做广告。',
  },
  {
    title: '聊的话留多久',
    text: `登录了才保存：最多留最近 ${KEPT_TURNS} 句和回答，没有到期的日子，一直留到你清空聊天记录，或者注销账号。没登录时聊的不保存。没答上来的问题，去掉个人信息，留着补答案，半年没人再问就删。`,
  },
  {
    title: '查证和名单',
    text: '有人查一本证，会记下哪天查的、查到什么，证的主人看得到。单位交来的名单里有姓名和身份证号，加密保存，只用来核对。',
  },
  {
    title: '单位和主管部门',
    text: '单位可以传一份人员名单（编号、姓名，不收身份证号），助手按名单告诉它谁换了、谁没换：这是谁来查都看得到的。你同意以后，它才看得到这本证的学时和办到哪一步，才能提醒你；一本证一份同意，在“我”里随时收回，收回马上看不到。拒绝了，它看不出来。主管部门看合计；要看本地区的人名，得写明原因，留下记录。',
  },
  {
    title: '转给人的问题',
    text: '助手没答上来、你要找人的时候，把你问过的话去掉个人信息，连同助手答过什么、你的证是什么证、办到哪一步，转给主管部门的人回答；他们看不到是谁问的，回答会出现在你的对话里。转出去的问题，清空聊天记录不会删，注销账号时一起删。',
  },
  {
    title: '发验证码时',
    text: '为了防止有人乱发短信，会记下手机号和网络地址发了几次；记的是打乱后的样子，一天内自动清除。',
  },
  {
    title: '你说了算',
    text: '在“我”里可以随时导出全部数据、退出所有设备，或者注销账号。注销后数据立刻删除，找不回来。',
  },
];

/** What packs ask that is the person's own: which places ask what, and that it is kept encrypted; null: none does. */
function sealedOf(packs: readonly Pack[]): { title: string; text: string } | null {
  const asked = packs.flatMap(({ said: { jurisdiction, facts } }) => {
    const names = Object.values(facts).flatMap(({ sealed, name }) => (sealed ? [name] : []));
    return names.length > 0 ? [`${jurisdiction}的证书会问${names.join('、')}`] : [];
  });
  if (asked.length === 0) return null;
  return { title: '有的地方多问几样', text: `${asked.join('；')}。只用来算那里的规矩，加密保存。` };
}

const BEFORE = '怎么保管';

/** The privacy notice of a server that serves these packs. */
export function privacyNotice(packs: readonly Pack[]): { title: string; text: string }[] {
  const sealed = sealedOf(packs);
  return NOTICE.flatMap((part) => (sealed && part.title === BEFORE ? [sealed, part] : [part]));
}
