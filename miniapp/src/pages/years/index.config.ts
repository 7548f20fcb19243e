export default definePageConfig({ navigationBarTitleText: '说说前几年' });
