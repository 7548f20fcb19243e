export default definePageConfig({ navigationBarTitleText: '看看结果' });
