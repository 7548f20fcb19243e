export default definePageConfig({ navigationBarTitleText: '说说以前' });
