/** Changes whenever the notice changes in substance: then everybody is asked again at the next sign-in. */
export const PRIVACY_VERSION = '2022-12-01';

/** The privacy notice in plain words. What it says is what the code does; change both together. */
export const PRIVACY_NOTICE = [
  {
    title: '这是什么',
    text: '换证助手是帮你换证、记学时的小工具，不是政府网站，也不代表任何部门。办理以住建部门的系统为准。',
  },
  {
    title: '我们记什么',
    text: '你的登录方式（手机号或微信的编号）、你填的证书和编号、做到了哪一步、学时和日期、提醒怎么设、问过助手的话。认领时填的姓名和身份证号只拿来核对，不保存；照片不上传。',
  },
  {
    title: '怎么保管',
    text: '手机号、微信编号和问过的话加密保存，手机号在屏幕上只显示头尾几位。日志里没有你的个人信息。不给别人，不做广告。没答上来的问题，去掉个人信息后留着补答案。',
  },
  {
    title: '查证和名单',
    text: '有人查一本证，会记下哪天查的、查到什么，证的主人看得到。单位交来的名单里有姓名和身份证号，加密保存，只用来核对。',
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
