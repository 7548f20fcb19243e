export default definePageConfig({ navigationBarTitleText: '认领官方记录' });
