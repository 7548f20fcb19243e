export default definePageConfig({ navigationBarTitleText: '哪里的证书' });
