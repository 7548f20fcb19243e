import { resolve } from 'node:path';
import type { IPluginContext } from '@tarojs/service';
import { spokenAttributes } from './attributes';
import { shorten, type Templates } from './templates';

interface MiniPlatform {
  template?: Templates & { mergeComponents(ctx: IPluginContext, patch: unknown): void };
  runtimePath?: string | string[];
}

/**
 * Taro plugin: lets aria attributes through to WeChat's templates, at build time and at run time alike, keeps text
 * fields from being written into while somebody types, keeps numbers and their units in one line, and keeps the templates
 * short.
 */
export default function platform(ctx: IPluginContext): void {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn(weapp: MiniPlatform) {
      if (!weapp.template) return;
      weapp.template.mergeComponents(ctx, spokenAttributes);
      shorten(weapp.template);
      const ours = ['runtime', 'text-fields', 'whole-text'].map((name) => resolve(__dirname, name));
      weapp.runtimePath = [weapp.runtimePath ?? [], ...ours].flat();
    },
  });
}
