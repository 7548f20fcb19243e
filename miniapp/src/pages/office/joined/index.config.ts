export default definePageConfig({ navigationBarTitleText: '单位和电脑' });
