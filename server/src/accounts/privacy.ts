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
    text: '你的登录方式（手机号或微信的编号）、你填的证书和编号、做到了哪一步、学时和日期。不记姓名、身份证号和照片。',
  },
  {
    title: '怎么保管',
    text: '手机号和微信编号加密保存，屏幕上只显示头尾几位。日志里没有你的个人信息。不给别人，不做广告。',
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
