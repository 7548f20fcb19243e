export default definePageConfig({ navigationBarTitleText: '每年的继续教育' });
