// The web app in Chromium 66 itself, the oldest that .browserslistrc promises.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { testInLongRun } from '../support/long';
import { DemoServer } from './support/demo-server';
import { OldestChromium } from './support/oldest-chromium';

const config = readFileSync(join(__dirname, '../../miniapp/src/navigation.ts'), 'utf8');
const pages = [
  ...new Set([...config.matchAll(/'(pages\/[\w/-]+\/index)'/g)].map(([, page]) => page as string)),
];

let server: DemoServer;
let browser: OldestChromium;
beforeAll(async () => {
  server = await DemoServer.start('2022-12-05');
  browser = await OldestChromium.open();
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

testInLongRun(
  'walks from the first screen through sign-in, a new certificate and its verdict to the hours, without an error',
  async () => {
    expect(await browser.version()).toContain('HeadlessChrome/66.');
    await browser.goto(server.url);
    await browser.sees('看看我的证能不能换');
    await browser.sees('登录以后');
    await browser.taps('登录');
    await browser.taps('我看过了，同意');
    await browser.taps('吴芳');
    await browser.sees('我的证');
    await browser.taps('再加一本证');
    for (const answer of ['吉林省', '材料员', '旧证书，还没换', '有效']) {
      await browser.taps(answer);
    }
    await browser.sees('我的判断是');
    await browser.taps('加上这本证');
    await browser.sees('你现在在这一步');
    const answer = (await browser.evaluate(
      "fetch('/v1/certificates', { headers: { authorization: 'Bearer ' + JSON.parse(JSON.parse(localStorage.getItem('session')).data).accessToken } }).then((r) => r.json())",
    )) as { certificates: { id: string }[] };
    const id = answer.certificates[answer.certificates.length - 1]?.id;
    await browser.goto(`${server.url}?again#/pages/study/index?id=${id}`);
    await browser.taps('记今天12月5日 4学时');
    await browser.sees('还差 28 学时');
    await browser.isSoWide(320);
    const small = await browser.evaluate(
      "[...document.querySelectorAll('.page span')].filter((each) => each.textContent.trim() !== '' && parseFloat(getComputedStyle(each).fontSize) < 14).map((each) => each.textContent)",
    );
    expect(small).toEqual([]);
    for (const page of pages) {
      await browser.goto(`${server.url}?${page}#/${page}?id=${id}&step=register`);
      await browser.sees('我是帮手，不是主管部门');
    }
    expect(pages.length).toBeGreaterThan(15);
    // It does not know the word that lets WebAssembly run, and says so: that is why there is a plain reader.
    expect(browser.faults.filter((fault) => !fault.includes('wasm-unsafe-eval'))).toEqual([]);
  },
);
