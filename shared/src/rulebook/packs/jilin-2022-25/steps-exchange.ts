import type { RulebookData } from '../../schema';

/** The exchange itself and what comes after it. */
export const exchangeSteps: RulebookData['steps'] = {
  exchange: {
    title: '申请更换',
    call: '去更换',
    action: '我已换好',
    sets: 'exchangedOn',
    clause: '二(三)',
    whatToDo: [
      '登录培训管理信息系统，进“证书管理”，更换你的旧证书。',
      '记下申请的那一天。{exchange.deadline}前都算，早办更稳。',
    ],
    where: [{ system: 'national-system' }, { contact: 'help-desk' }],
    haveAtHand: ['注册好的账号', '旧证书'],
    whenItWorked: ['“证书管理”里出现了电子证书。'],
    trouble: [
      {
        what: '证书显示不出来，换不了',
        remedy: '先看旧证书在省里的系统是不是“有效”、岗位有没有对应的名称。都没问题，就打平台客服中心。',
        clause: '四(四)',
      },
      { what: '学时不够', remedy: '回到上一步学满，再来更换。', clause: '二(二)' },
    ],
  },
  download: {
    title: '下载电子证书',
    call: '去下载',
    action: '我已下载',
    sets: 'downloadedOn',
    clause: '二(三)',
    whatToDo: ['在“证书管理”里下载电子证书。', '存到手机里，再另外存一份。'],
    where: [{ system: 'national-system' }, { contact: 'help-desk' }],
    haveAtHand: ['注册好的账号'],
    whenItWorked: ['文件能打开，名字和岗位都对。'],
    trouble: [
      {
        what: '下载不了，或者打不开',
        remedy: '打平台客服中心，他们管技术问题。',
        clause: '四(四)',
      },
    ],
  },
  'new-number': {
    title: '记下新编号',
    call: '记新编号',
    action: '记新编号',
    sets: 'newNumber',
    clause: '四(一)',
    whatToDo: [
      '证书编号重新排过，在系统里看你的新编号，记到这里。',
      '岗位或工种的名称也可能改了，一起看一眼。',
    ],
    where: [{ system: 'national-system' }],
    haveAtHand: ['下载好的电子证书'],
    whenItWorked: ['新编号记在了这本证书上。'],
    trouble: [
      {
        what: '新编号和旧的不一样',
        remedy: '这是正常的：编号重新排过。单位不认，就请它问厅建管处。',
        clause: '四(一)',
      },
    ],
  },
  'yearly-study': {
    title: '每年学满 {families.site-professional.yearlyDuty.hours} 学时',
    call: '记学时',
    action: '记学时',
    sets: 'yearlyCredits',
    clause: '三(一)',
    whatToDo: [
      '从拿到电子证书的下一年起，每年在教育培训资源库学满 {families.site-professional.yearlyDuty.hours} 学时。',
      '有几本证书，就每本分开学、分开记。',
    ],
    where: [{ system: 'course-library' }, { contact: 'help-desk' }],
    haveAtHand: ['注册好的账号'],
    whenItWorked: ['学完的学时会传到培训管理信息系统，在那里能看到。'],
    trouble: [
      {
        what: '去年没学够',
        remedy: '今年一起补上，两年加起来要到 {families.site-professional.yearlyDuty.pairHours} 学时。',
        clause: '三(一)',
      },
      { what: '学了不算，或者没显示', remedy: '记下课程名称和时间，打平台客服中心。', clause: '四(四)' },
    ],
  },
};
