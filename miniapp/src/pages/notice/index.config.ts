export default definePageConfig({ enableShareAppMessage: true, navigationBarTitleText: '文件大白话' });
