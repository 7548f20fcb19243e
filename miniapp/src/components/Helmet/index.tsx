import { View } from '@tarojs/components';
import { svgUri } from '../Icon';
import './index.scss';

const picture = svgUri(
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 200">
<circle cx="100" cy="100" r="100" fill="#FBE3B8"/>
<ellipse cx="100" cy="150" rx="66" ry="8" fill="#EFCE92"/>
<path d="M42 130a58 62 0 0 1 116 0z" fill="#F0A63C"/>
<path d="M58 126c0-30 12-48 26-54" fill="none" stroke="#F9CF8A" stroke-width="8" stroke-linecap="round"/>
<path d="M84 124V68a10 10 0 0 1 10-10h12a10 10 0 0 1 10 10v56z" fill="#D97706"/>
<path d="M94 124V72a6 6 0 0 1 12 0v52z" fill="#FDF1DD"/>
<path d="M34 136c0-8 6-14 14-14h104c8 0 14 6 14 14 0 4-3 7-7 7H41c-4 0-7-3-7-7z" fill="#D97706"/>
<path d="M48 122h104c5 0 9 2 11 6H37c2-4 6-6 11-6z" fill="#E68A19"/>
</svg>`.replace(/\n/g, ''),
);

/** The helper's face: a site helmet. */
export function Helmet() {
  return <View className="helmet" style={{ backgroundImage: picture }} aria-hidden="true" />;
}
