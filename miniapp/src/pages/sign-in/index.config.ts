export default definePageConfig({ navigationBarTitleText: '换证助手' });
