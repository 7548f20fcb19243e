export default definePageConfig({ navigationBarTitleText: '出示状态码' });
