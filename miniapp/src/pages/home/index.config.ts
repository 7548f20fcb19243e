export default definePageConfig({ enableShareAppMessage: true, navigationBarTitleText: '我的证' });
