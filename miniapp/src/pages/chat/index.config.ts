export default definePageConfig({ navigationBarTitleText: '问助手' });
