import { packFiles } from '@hz/shared/packs';

const files = packFiles('hubei-2021');
if (!files) throw new Error('the pack is missing');

export const HUBEI = files;

/** The pack with one more document: from 2026-06-01 a cycle takes 40 hours. */
export const AMENDED_HUBEI = {
  ...files,
  pack: files.pack
    .replace(
      '\nclauses:\n',
      `
  - id: later
    number: 鄂建发展〔2026〕1号
    title: 关于调整继续教育学时的说明
    authority: 湖北省城乡建设发展中心
    issuedOn: 2026-06-01
    source: 为测试写的
    certainty: copy-read

clauses:
  - id: 改1
    document: later
    title: 学时
    text:
      - 一个周期学满 {yearly.hours} 学时。
`,
    )
    .replace(
      'values: [{from: 2021-08-26, value: 32, clause: 正文}]',
      'values: [{from: 2021-08-26, value: 32, clause: 正文}, {from: 2026-06-01, value: 40, clause: 改1}]',
    ),
};
