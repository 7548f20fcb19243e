import type { PackLookVerdict } from './verdict';

/** done: nothing to do; go, soon: act; late: too late or refused; ask: not known here. */
export type VerdictTone = 'done' | 'go' | 'soon' | 'late' | 'ask';

interface VerdictWords {
  tone: VerdictTone;
  title: string;
  /** What it means, in one sentence that holds with and without network. */
  meaning: string;
}

/**
 * The words of every verdict: the server's answers and the app without network say the same. A code does not carry whose
 * document it follows from, so they name no act that one document alone knows, unless the verdict is of that act.
 */
export const verdictWords: Readonly<Record<PackLookVerdict, VerdictWords>> = {
  'unknown-number': {
    tone: 'ask',
    title: '这里没有这个编号',
    meaning: '助手没有这本证书的记录，不能说它是真是假，请到官方系统查。',
  },
  'self-reported': {
    tone: 'ask',
    title: '只有本人填写，没有核实',
    meaning: '这些内容是本人自己填的，助手没有核实过，请到官方系统查。',
  },
  electronic: { tone: 'done', title: '电子证书', meaning: '官方记录里，这本证书是电子证书。' },
  cancelled: { tone: 'late', title: '已注销', meaning: '官方记录里，这本证书是“注销”。' },
  'not-in-registry': { tone: 'late', title: '官方系统查不到', meaning: '官方记录里查不到这本证书。' },
  'not-mapped': {
    tone: 'late',
    title: '没有对应的电子证书',
    meaning: '这个岗位或工种在新系统里没有对应的名称，不能更换，请到省里的系统查。',
  },
  void: { tone: 'late', title: '旧证书已失效', meaning: '过了期限没有查到更换，旧证书自动失效。' },
  'exchange-open': { tone: 'go', title: '旧证书，还没有更换', meaning: '官方记录里，这本旧证书还没有更换。' },
  listed: {
    tone: 'ask',
    title: '名单里有这本证书',
    meaning: '名单里写的只有这些，它现在怎么样，以官方系统为准。',
  },
  'in-force': { tone: 'done', title: '在有效期里', meaning: '按名单里写的有效期，这本证书还没有到期。' },
  'renewal-open': {
    tone: 'go',
    title: '快到期了',
    meaning: '按名单里写的有效期，这本证书快到期了。',
  },
  renewed: { tone: 'done', title: '申请过延续', meaning: '名单里写着在期限里申请过延续。' },
  lapsed: { tone: 'late', title: '有效期满了', meaning: '有效期满以后的名单里，还是原来的有效期。' },
  refused: { tone: 'late', title: '按文件办不了', meaning: '按名单里写的，这本证书按文件办不了。' },
  undetermined: {
    tone: 'ask',
    title: '还说不准',
    meaning: '名单里写的不够，说不准它现在怎么样，请到官方系统查。',
  },
  'not-published': {
    tone: 'ask',
    title: '当时还没有文件',
    meaning: '这份文件当时还没有发布，助手不能说它怎么样。',
  },
};
