import { allPhrases, INTENTS, normalise } from '@hz/shared/talk';
import { expandTemplate } from '../../../shared/src/talk/phrases/expand';

describe('the phrases the chat learns from', () => {
  const phrases = allPhrases();

  it('are many for every intent', () => {
    const counts = INTENTS.map(
      (intent) => new Set(phrases.filter((one) => one.intent === intent).map(({ text }) => text)).size,
    );
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(60);
  });

  it('mean one thing each', () => {
    const meanings = new Map<string, string>();
    const twice = phrases.filter(({ text, intent }) => {
      const other = meanings.get(text);
      meanings.set(text, intent);
      return other !== undefined && other !== intent;
    });
    expect(twice).toEqual([]);
  });

  it('are all words, none lost in a template', () => {
    expect(phrases.filter(({ text }) => /[{}|\s]/.test(text) || text === '')).toEqual([]);
  });
});

describe('a template', () => {
  it('makes a sentence of every alternative', () => {
    expect(expandTemplate('{怎么|咋}换证{|啊}')).toEqual(expect.arrayContaining(['怎么换证', '咋换证啊']));
    const made = expandTemplate('{甲|乙|丙|丁}的{一|二}').join(' ');
    for (const word of ['甲', '乙', '丙', '丁', '一', '二']) expect(made).toContain(word);
  });

  it('without alternatives is one sentence', () => {
    expect(expandTemplate('怎么换证')).toEqual(['怎么换证']);
  });
});

describe('what is typed', () => {
  const same: [string, string][] = [
    ['換證', '换证'],
    ['三十二学时', '32学时'],
    ['３２ 学时！', '32学时'],
    ['二零二三年', '2023年'],
    ['密码忘了咋整', '密码忘了怎么办'],
    ['啥时候截止', '什么时候截止'],
    ['师傅你好，请问怎么注册，谢谢', '怎么注册'],
  ];

  it.each(same)('%s is read as %s', (typed, read) => {
    expect(normalise(typed)).toBe(normalise(read));
  });

  it('is never read as nothing, unless it says nothing', () => {
    expect(normalise('你好')).toBe('你好');
    expect(normalise('谢谢')).toBe('谢谢');
    expect(normalise('？！ ')).toBe('');
  });
});
