import { plainTyped } from '../../text';

/** What holders ask with, by how it is spelt; one spelling is one word here, whatever else it may mean elsewhere. */
const SPELT: Record<string, string> = {
  ...{ huanzheng: '换证', huan: '换', zheng: '证', zhengshu: '证书', dianzizheng: '电子证', dianzi: '电子' },
  ...{
    laozheng: '老证',
    jiuzheng: '旧证',
    zenme: '怎么',
    zenmeban: '怎么办',
    zenmezheng: '怎么整',
    zayang: '咋样',
  },
  ...{
    zaban: '咋办',
    zazheng: '咋整',
    za: '咋',
    ban: '办',
    nong: '弄',
    shenme: '什么',
    shenmeshihou: '什么时候',
  },
  ...{
    sha: '啥',
    shashihou: '啥时候',
    nali: '哪里',
    zainali: '在哪里',
    zaina: '在哪',
    na: '哪',
    duoshao: '多少',
  },
  ...{
    duojiu: '多久',
    jinian: '几年',
    jige: '几个',
    ji: '几',
    xueshi: '学时',
    keshi: '课时',
    xuexi: '学习',
    xue: '学',
  },
  ...{
    xueman: '学满',
    xuewan: '学完',
    xuele: '学了',
    xuebugou: '学不够',
    bugou: '不够',
    gou: '够',
    cha: '差',
    hai: '还',
  },
  ...{
    haicha: '还差',
    haineng: '还能',
    neng: '能',
    nengbuneng: '能不能',
    keyi: '可以',
    ma: '吗',
    bu: '不',
    buhuan: '不换',
  },
  ...{
    hui: '会',
    yao: '要',
    yaobuyao: '要不要',
    yong: '用',
    wo: '我',
    wode: '我的',
    de: '的',
    le: '了',
    ni: '你',
    you: '有',
  },
  ...{
    meiyou: '没有',
    mei: '没',
    zhuce: '注册',
    zhucebuliao: '注册不了',
    zhucebushang: '注册不上',
    denglu: '登录',
  },
  ...{
    mima: '密码',
    wangle: '忘了',
    mimawangle: '密码忘了',
    yanzhengma: '验证码',
    shoubudao: '收不到',
    shouji: '手机',
  },
  ...{
    shoujihao: '手机号',
    wangzhan: '网站',
    wangye: '网页',
    dabukai: '打不开',
    renlian: '人脸',
    shibie: '识别',
  },
  ...{
    guobuqu: '过不去',
    shipin: '视频',
    kaoshi: '考试',
    shoufei: '收费',
    qian: '钱',
    duoshaoqian: '多少钱',
    mianfei: '免费',
  },
  ...{
    jiezhi: '截止',
    qixian: '期限',
    guoqi: '过期',
    guole: '过了',
    zuofei: '作废',
    shixiao: '失效',
    youxiao: '有效',
  },
  ...{
    youxiaoqi: '有效期',
    zhuxiao: '注销',
    chabudao: '查不到',
    zainacha: '在哪查',
    chaxun: '查询',
    zhenjia: '真假',
  },
  ...{
    xiazai: '下载',
    dayin: '打印',
    bianhao: '编号',
    bianle: '变了',
    danwei: '单位',
    gongsi: '公司',
    buzheng: '补证',
  },
  ...{ diule: '丢了', mingnian: '明年', jinnian: '今年', qunian: '去年', meinian: '每年', yinian: '一年' },
  ...{
    dianhua: '电话',
    rengong: '人工',
    zhuanrengong: '转人工',
    tixing: '提醒',
    shenfenzheng: '身份证',
    mingzi: '名字',
  },
  ...{
    zhaopian: '照片',
    shigongyuan: '施工员',
    ziliaoyuan: '资料员',
    zhiliangyuan: '质量员',
    cailiaoyuan: '材料员',
  },
  ...{
    shiyanyuan: '试验员',
    jixu: '继续',
    jiaoyu: '教育',
    peixun: '培训',
    chongxin: '重新',
    xuyao: '需要',
    jiben: '几本',
  },
  ...{ liangge: '两个', liangben: '两本', zheli: '这里', dao: '到', natian: '哪天', daonatian: '到哪天' },
  ...{
    laideji: '来得及',
    shi: '是',
    shibushi: '是不是',
    xiamian: '下面',
    buzhou: '步骤',
    liucheng: '流程',
    ne: '呢',
  },
  // Days and what is done on them: without the day a number would be taken for today's.
  ...{
    jintian: '今天',
    zuotian: '昨天',
    qiantian: '前天',
    daqiantian: '大前天',
    mingtian: '明天',
    houtian: '后天',
    shangzhou: '上周',
    zhou: '周',
    shangyue: '上个月',
    xingqi: '星期',
    libai: '礼拜',
    yue: '月',
    hao: '号',
  },
  ...{ yi: '一', er: '二', san: '三', si: '四', wu: '五', liu: '六', tian: '天', ge: '个' },
  ...{
    zhuce: '注册',
    zhucele: '注册了',
    shenqing: '申请',
    le: '了',
    de: '的',
    wo: '我',
    meiyou: '没有',
    mei: '没',
    haimei: '还没',
  },
};
const LONGEST = Math.max(...Object.keys(SPELT).map((word) => word.length));

/** Letters as words, all of them; null: some are no word of ours. The longest word is taken, and gone back on where nothing fits after it. */
function wordsOf(letters: string): string | null {
  const from: (string | null)[] = [...Array(letters.length).fill(null), ''];
  for (let at = letters.length - 1; at >= 0; at -= 1)
    for (let size = Math.min(LONGEST, letters.length - at); size > 0 && from[at] === null; size -= 1) {
      const word = SPELT[letters.slice(at, at + size)];
      const rest = from[at + size] ?? null;
      if (word !== undefined && rest !== null) from[at] = word + rest;
    }
  return from[0] ?? null;
}

const SHORTEST = 6;

/** A question typed in pinyin, in characters; null: it is not, or not wholly. */
export function fromPinyin(text: string): string | null {
  const plain = plainTyped(text)
    .toLowerCase()
    .replace(/[\s'’]+/g, '');
  if (plain.length < SHORTEST || !/^[a-z\d，。？！,.?!]+$/.test(plain) || !/[a-z]{6}/.test(plain))
    return null;
  const parts = plain
    .split(/(\d+|[，。？！,.?!]+)/)
    .map((part) => (/^[a-z]+$/.test(part) ? wordsOf(part) : part));
  return parts.every((part) => part !== null) ? parts.join('') : null;
}
