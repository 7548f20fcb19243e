export default definePageConfig({ enableShareAppMessage: true, navigationBarTitleText: '怎么办' });
