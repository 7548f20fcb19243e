import type { LookVerdict } from './verdict';

/** done: nothing to do; go, soon: act; late: too late or refused; ask: not known here. */
export type VerdictTone = 'done' | 'go' | 'soon' | 'late' | 'ask';

interface VerdictWords {
  tone: VerdictTone;
  title: string;
  /** What it means, in one sentence that holds with and without network. */
  meaning: string;
}

/** The words of every verdict: the server's answers and the app without network say the same. */
export const verdictWords: Readonly<Record<LookVerdict, VerdictWords>> = {
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
  cancelled: { tone: 'late', title: '已注销', meaning: '官方记录里，这本证书是“注销”，不能更换。' },
  'not-in-registry': {
    tone: 'late',
    title: '官方系统查不到',
    meaning: '官方记录里查不到这本证书，不能更换。',
  },
  'not-mapped': {
    tone: 'late',
    title: '这个工种没有对应的电子证书',
    meaning: '这个工种在新系统里没有对应的名称，不能更换，请到省里的系统查。',
  },
  void: { tone: 'late', title: '旧证书已失效', meaning: '过了期限没有查到更换，旧证书自动失效。' },
  'exchange-open': { tone: 'go', title: '旧证书，还没有更换', meaning: '官方记录里，这本旧证书还没有更换。' },
};
