export default definePageConfig({ navigationBarTitleText: '加一本证' });
