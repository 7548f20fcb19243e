import type { Compiler } from 'webpack';

const NAME = 'HomeFirst';
const HOME = /pages[\\/]home[\\/]index/;

/**
 * Names in index.html what the home screen is made of: a browser fetches it beside the app, and not only when the app
 * has been run and asks for its first page.
 */
export class HomeFirst {
  apply(compiler: Compiler): void {
    const { RawSource } = compiler.webpack.sources;
    const stage = compiler.webpack.Compilation.PROCESS_ASSETS_STAGE_REPORT;
    compiler.hooks.thisCompilation.tap(NAME, (compilation) => {
      compilation.hooks.processAssets.tap({ name: NAME, stage }, (assets) => {
        const page = assets['index.html'];
        const home = compilation.chunkGroups.find(({ origins }) =>
          origins.some(({ request }) => HOME.test(request ?? '')),
        );
        if (!page || !home) return;
        const files = new Set(home.chunks.flatMap((chunk) => [...chunk.files]));
        const links = [...files].map((file) => {
          const as = file.endsWith('.css') ? 'style' : 'script';
          return `<link rel="preload" as="${as}" href="./${file}">`;
        });
        const html = page
          .source()
          .toString()
          .replace('</head>', `${links.join('')}</head>`);
        compilation.updateAsset('index.html', new RawSource(html));
      });
    });
  }
}
