export default definePageConfig({ navigationBarTitleText: '全部步骤' });
