import { PageContainer } from '@tarojs/components';

/** WeChat gives its way back to a page only through this: while it is shown, back closes it, and us with it. */
export const WayBack = ({ onBack }: { onBack: () => void }) => (
  <PageContainer show overlay={false} duration={0} onBeforeLeave={onBack} />
);
