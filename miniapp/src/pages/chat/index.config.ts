export default definePageConfig({ enableShareAppMessage: true, navigationBarTitleText: '查规定' });
