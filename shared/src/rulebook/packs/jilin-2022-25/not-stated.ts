import type { RulebookData } from '../../schema';

/** What the notice does not say. The helper says so, and never guesses. */
export const notStated: RulebookData['notStated'] = [
  { id: 'fees', title: '要不要交费', text: '换证、学习要不要交费，文件未规定。' },
  {
    id: 'examination',
    title: '要不要考试',
    text: '文件只说“继续教育合格”，要不要考试、怎样考，文件未规定。',
  },
  { id: 'validity', title: '电子证书管几年', text: '电子证书的有效期有几年，文件未规定。' },
  { id: 'revival', title: '失效了能不能恢复', text: '旧证书失效以后能不能恢复，文件未规定。' },
  {
    id: 'unmappable-void',
    title: '换不了的证书还有没有用',
    text: '没有对应名称的旧证书到期后是不是失效，文件未规定。',
  },
  {
    id: 'carry-over',
    title: '能不能提前学、多学的能不能留',
    text: '能不能提前学、多学的学时能不能留到下一年，文件未规定；助手不往下一年算。',
  },
  { id: 'other-province', title: '外省学的算不算', text: '在哪个省学的学时才算，文件未规定。' },
  { id: 'employer-change', title: '换了单位怎么办', text: '换了单位要办什么手续，文件未规定。' },
  { id: 'lost-paper', title: '旧证书丢了怎么办', text: '纸质旧证书丢了怎么办，文件未规定。' },
  {
    id: 'screens',
    title: '系统里具体点哪里',
    text: '具体操作在文件的附件里，助手手上没有，所以不写按钮的名字。找不到就打客服电话。',
  },
  {
    id: 'renamed-posts',
    title: '改名以后叫什么',
    text: '旧名称对应哪个新名称，助手手上没有；注册后在系统里能看到你自己的。',
  },
];
