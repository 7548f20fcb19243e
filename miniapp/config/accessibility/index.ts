import { resolve } from 'node:path';
import type { IPluginContext } from '@tarojs/service';
import { spokenAttributes } from './attributes';

interface MiniPlatform {
  template?: { mergeComponents(ctx: IPluginContext, patch: unknown): void };
  runtimePath?: string | string[];
}

/** Taro plugin: lets aria attributes through to WeChat's templates, at build time and at run time alike. */
export default function accessibility(ctx: IPluginContext): void {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn(platform: MiniPlatform) {
      if (!platform.template) return;
      platform.template.mergeComponents(ctx, spokenAttributes);
      platform.runtimePath = [platform.runtimePath ?? [], resolve(__dirname, 'runtime')].flat();
    },
  });
}
