export default definePageConfig({ enableShareAppMessage: true, navigationBarTitleText: '问问' });
