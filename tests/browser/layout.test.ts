import type { Browser, Page } from 'playwright-core';
import { complaintsAbout } from './support/layout';
import { openBrowser } from './support/stage';

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await openBrowser();
  page = await browser.newPage({ viewport: { width: 390, height: 844 } });
});
afterAll(() => browser.close());

const BUTTON = 'role="button" style="min-height:44px;min-width:44px"';

it.each([
  ['nothing', `<p>一行字</p><div ${BUTTON}>去注册</div>`, []],
  [
    'a line that ends in dots',
    '<p style="width:90px;overflow:hidden;white-space:nowrap;text-overflow:ellipsis">这一行太长了放不下</p>',
    ['is cut off by'],
  ],
  [
    'a line that leaves the screen',
    `<p style="white-space:nowrap">${'一行又一行，'.repeat(12)}</p>`,
    ['the edge of the screen', 'px sideways'],
  ],
  [
    'lines hidden by a height',
    '<p style="height:20px;overflow:hidden;line-height:20px">第一行<br>第二行</p>',
    ['is cut off by'],
  ],
  [
    'a line over another',
    '<p style="margin:0;line-height:20px">下面的字</p><p style="margin:-16px 0 0;line-height:20px">上面的字</p>',
    ['lies over'],
  ],
  [
    'nothing in what was scrolled away beneath a button at the foot of its sheet',
    `<div style="height:60px;overflow-y:auto"><p style="margin:0;height:80px">一</p><p style="margin:0">二十九</p></div><div ${BUTTON}>改好了</div>`,
    [],
  ],
  [
    'a thing wider than the screen',
    '<div style="width:500px;height:10px"></div>',
    ['scrolls 110 px sideways'],
  ],
  [
    'nothing in a button that its sheet, which scrolls as a whole, has scrolled above itself',
    `<div role="dialog" style="position:fixed;bottom:0;width:100%;max-height:100px;overflow-y:auto;background:#fff"><div style="overflow-y:auto"><div ${BUTTON}>一天的</div><p style="margin:0;height:200px">学了多少</p></div></div>`,
    [],
  ],
  [
    'nothing in a tick with room around it',
    '<label style="display:inline-block;min-width:44px;min-height:44px"><input type="checkbox"></label>',
    [],
  ],
  ['a small target', '<div role="button" style="width:30px">改</div>', ['can be tapped on']],
  ['letters that are too small', '<p style="font-size:12px">看不清的字</p>', ['is 12.0 px small']],
  [
    'a sentence in the size of a name',
    '<p style="font-size:14px">资料员</p><p style="font-size:14px">换证以前要学满学时。</p>',
    ['“换证以前要学满学时。” is 14.0 px small'],
  ],
  ['a sentence that is said twice', '<p>先去注册。</p><p>先去注册。</p>', ['“先去注册。” is said twice']],
  [
    'what cannot be true at once',
    '<p>办好了</p><p>看看能下载了没</p>',
    ['both /办好了/ and /看看能下载了没/ are said'],
  ],
  [
    'advice that comes too late',
    '<p>早几天办完，心里踏实</p><p>换证的期限已经过了</p>',
    ['both /早几天办|早办/ and'],
  ],
  ['haste where the way is closed', '<p>早办更稳</p><p>现在走不了</p>', ['both /早几天办|早办/ and']],
  [
    'days left after the last one',
    '<p>还剩3天</p><p>换证的期限已经过了</p>',
    ['and /期限已经过了/ are said'],
  ],
  [
    'an application called an exchange',
    '<p>换证这件大事办了</p><p>看看能下载了没</p>',
    ['and /看看能下载了没/ are said'],
  ],
  [
    'a pace that may not be enough',
    '<p>每天 0.8 学时就来得及</p><p>说说前几年</p>',
    ['and /说说前几年/ are said'],
  ],
  ['a word that is said of itself', '<p>出示状态码的状态码</p>', ['“状态码的状态码” says a word of itself']],
  ['a pale line', '<p style="color:#9aa3ae">看不清的字</p>', ['has a contrast of 2.6']],
  [
    'a pale line on a colour that fades',
    '<p style="background:linear-gradient(#fff,#eee);color:#8a8a8a">看不清的字</p>',
    ['has a contrast of 3.0'],
  ],
  [
    'a pale word in an empty field',
    '<style>input::placeholder{color:#b0b0b0}</style><input placeholder="照证书上写" style="height:44px;font-size:16px" />',
    ['has a contrast of 2.2'],
  ],
  ['a foreign word', '<p>点 Submit 继续</p>', ['is not Chinese']],
  [
    'the end under a bar',
    '<p style="margin-top:780px">最后一行</p><div class="tab-bar" style="position:fixed;bottom:0;height:60px;width:100%"></div>',
    ['stays under the bar'],
  ],
  [
    'a line under a bar at the side',
    '<p>最前面的字</p><div class="tab-bar" style="position:fixed;top:0;bottom:0;left:0;width:60px"></div>',
    ['lies under the bar at the side'],
  ],
  [
    'words in a column of single letters',
    '<p style="width:20px;line-height:20px">一个字一行</p>',
    ['is squeezed into 5 lines'],
  ],
  [
    'a button under another bar',
    `<div class="page-foot" style="position:fixed;bottom:0"><div ${BUTTON}>存成日历文件</div></div><div class="tab-bar" style="position:fixed;bottom:0;height:60px;width:100%"></div>`,
    ['lies under .tab-bar'],
  ],
  [
    'a field too low for its text',
    '<input style="height:20px;min-width:60px;font-size:30px;min-height:0" value="四" />',
    ['can be tapped on', 'does not fit its field'],
  ],
])('finds %s', async (_, html, expected) => {
  await page.setContent(`<body style="margin:0;background:#fff"><div class="page">${html}</div></body>`);
  const complaints = await complaintsAbout(page);
  expect(complaints).toHaveLength(expected.length);
  for (const [at, words] of expected.entries()) expect(complaints[at]).toContain(words);
});
