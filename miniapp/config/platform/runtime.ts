// Runs inside the mini-program: the runtime must number attributes as the templates do.
import { mergeInternalComponents } from '@tarojs/shared';
import { spokenAttributes } from './attributes';

mergeInternalComponents(spokenAttributes);
