export default definePageConfig({ navigationBarTitleText: '我项目里的人' });
