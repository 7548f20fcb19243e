import type { RulebookData } from '../../schema';

/** Before the exchange: see whether it is open, register, study. */
export const preparationSteps: RulebookData['steps'] = {
  'check-registry': {
    title: '查旧证书是不是有效',
    call: '去查证书',
    action: '我查好了',
    sets: 'registryStatus',
    clause: '一',
    whatToDo: ['打开省里的培训管理系统，查一查你的旧证书。', '看它显示有效、注销，还是查不到。'],
    where: [{ system: 'provincial-registry' }],
    haveAtHand: ['旧证书'],
    whenItWorked: ['你看到了证书的状态。显示“有效”，就能换。'],
    trouble: [
      {
        what: '查不到，或者显示“注销”',
        remedy: '按文件这样的证书换不了。先核对证书编号；觉得不对，就打电话问厅建管处。',
        clause: '一',
      },
      {
        what: '证书上写的岗位没有对应的名称',
        remedy: '这样的证书换不了，以后还是到省里的系统查询。',
        clause: '四(二)',
      },
    ],
  },
  register: {
    title: '注册个人用户',
    call: '去注册',
    action: '我已注册',
    sets: 'registeredOn',
    clause: '二(一)',
    whatToDo: ['复制网址，用浏览器打开。', '注册一个“个人用户”。'],
    where: [{ system: 'national-system' }, { contact: 'help-desk' }],
    haveAtHand: ['旧证书，登录后好核对'],
    whenItWorked: ['能登录进去，看到自己的证书。'],
    trouble: [
      { what: '注册不上，或者登录不了', remedy: '打平台客服中心，他们管注册的技术问题。', clause: '四(四)' },
      {
        what: '登录了，却看不到某一本证书',
        remedy: '编号重新排过，有的岗位也改了名，先按新名称找。没有对应名称的，到省里的系统查询。',
        clause: '四(一)',
      },
    ],
  },
  study: {
    title: '学满 {families.site-professional.exchangeHours} 学时',
    call: '去学习',
    action: '记学时',
    sets: 'credits',
    clause: '二(二)',
    whatToDo: [
      '在教育培训资源库里学习，学满 {families.site-professional.exchangeHours} 学时。',
      '每学一次就来记一笔，助手帮你算还差多少。',
    ],
    where: [{ system: 'course-library' }, { contact: 'help-desk' }],
    haveAtHand: ['注册好的账号'],
    whenItWorked: ['学完的学时会传到培训管理信息系统，在那里能看到。'],
    trouble: [
      { what: '视频卡住，或者学了不算', remedy: '记下课程名称和时间，打平台客服中心。', clause: '四(四)' },
      {
        what: '学完了，系统里还没显示',
        remedy: '学时要从资源库传过去。过后再看一次，还没有就打平台客服中心。',
        clause: '三(二)',
      },
    ],
  },
};
