export default definePageConfig({ navigationBarTitleText: '文件大白话' });
