// Pages that nobody sees first are packages of their own: WeChat fetches them while the home screen is being read.
const later = [
  'add',
  'way',
  'step',
  'study',
  'years',
  'duty',
  'certificate',
  'reminder-settings',
  'notice',
  'privacy',
  'sign-in',
].map((page) => `pages/${page}`);

const inWeChat = process.env.TARO_ENV === 'weapp';

export default defineAppConfig({
  pages: [
    'pages/home/index',
    'pages/reminders/index',
    'pages/chat/index',
    'pages/help/index',
    'pages/me/index',
  ],
  subPackages: [
    ...later.map((root) => ({ root, pages: ['index'] })),
    {
      root: 'pages/packs',
      pages: ['place', 'certificate', 'step', 'hours', 'cycles'].map((page) => `${page}/index`),
    },
    { root: 'pages/verification', pages: ['scan/index', 'code/index', 'claim/index', 'looks/index'] },
    {
      root: 'pages/office',
      pages: ['sign-in/index', 'invitation/index', 'poster/index', 'joined/index', 'team/index'],
    },
  ],
  preloadRule: {
    'pages/home/index': { network: 'all', packages: [...later, 'pages/packs'] },
    'pages/help/index': { network: 'all', packages: ['pages/verification'] },
  },
  window: {
    navigationBarTitleText: '换证助手',
    navigationBarBackgroundColor: inWeChat ? '@paper' : '#F6F7F5',
    navigationBarTextStyle: (inWeChat ? '@barText' : 'black') as 'black',
    backgroundColor: inWeChat ? '@paper' : '#F6F7F5',
    backgroundTextStyle: (inWeChat ? '@loading' : 'dark') as 'dark',
    pageOrientation: 'auto',
    // On the web the pages draw their own top; in WeChat the native bar has the way back.
    navigationStyle: process.env.TARO_ENV === 'h5' ? 'custom' : 'default',
  },
  // `custom`: the pages draw the bar themselves, so that it follows the text size on both faces.
  tabBar: {
    custom: true,
    color: inWeChat ? '@muted' : '#4B5563',
    selectedColor: inWeChat ? '@teal' : '#0F766E',
    backgroundColor: inWeChat ? '@card' : '#FFFFFF',
    list: [
      { pagePath: 'pages/home/index', text: '我的证' },
      { pagePath: 'pages/reminders/index', text: '提醒' },
      { pagePath: 'pages/chat/index', text: '问问' },
      { pagePath: 'pages/help/index', text: '怎么办' },
      { pagePath: 'pages/me/index', text: '我' },
    ],
  },
  ...(process.env.TARO_ENV === 'h5'
    ? { animation: false }
    : {
        sitemapLocation: 'sitemap.json',
        darkmode: true,
        themeLocation: 'theme.json',
        // On WeChat for PC and on tablets the window can be made wider; everywhere the screen may be turned.
        resizable: true,
        // The phone's own calendar, WeChat's clipboard and the camera are asked for at the tap that needs them.
        __usePrivacyCheck__: true,
      }),
});
