import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { defineConfig, type UserConfigExport } from '@tarojs/cli';
import { requireHttps } from './require-https';

const inWeChat = process.env.TARO_ENV === 'weapp';
const shared = resolve(__dirname, '../../shared/src');
process.env.BROWSERSLIST_ENV = process.env.TARO_ENV;
if (inWeChat) requireHttps(process.env.TARO_APP_API_BASE);

const NEWER_THAN_PROMISED = ['query-string', 'decode-uri-component', 'split-on-first', 'filter-obj'].map(
  (name) => resolve(__dirname, '../../node_modules', name),
);

/** What Taro asks for on the web, and nothing of ours on the engines that .browserslistrc promises. */
const UNUSED_ON_WEB = [
  'whatwg-fetch',
  'abortcontroller-polyfill/dist/abortcontroller-polyfill-only',
  'jsonp-retry',
];

const OUR_TEXT = resolve(__dirname, '../src/app/web/Text.tsx');

/** WeChat reads UTF-8: a character of a sentence is three bytes of its package, not the six of an escape. */
const CHINESE_AS_IT_IS = { ascii_only: false };

/**
 * What the first screen is drawn by is called while it loads. Chromium 136 and newer then reads all of it once, beside the
 * page's own thread, instead of twice on it; to every other browser it is a comment.
 */
const CALLED_ON_LOAD = '//# allFunctionsCalledOnLoad';

/** One configuration for both faces; `taro build --type h5|weapp` picks its half. */
const config: UserConfigExport<'webpack5'> = {
  projectName: 'huanzheng-helper',
  designWidth: 750,
  deviceRatio: { 750: 1 },
  sourceRoot: 'src',
  outputRoot: `dist/${process.env.TARO_ENV}`,
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  // Not for WeChat: with the cache of another state Taro's split of the packages leaves out pieces that pages need.
  cache: { enable: !inWeChat, buildDependencies: { browsers: [resolve(__dirname, '../.browserslistrc')] } },
  logger: { quiet: true, stats: false },
  // Chromium before 69 takes a quoted "constructor" for a method like any other: Taro's default is a blank page there.
  terser: {
    enable: true,
    config: { output: { quote_keys: false, keep_quoted_props: false, ...(inWeChat && CHINESE_AS_IT_IS) } },
  },
  plugins: [resolve(__dirname, 'platform')],
  copy: {
    patterns:
      process.env.TARO_ENV === 'h5'
        ? [
            { from: 'src/app/web/sw.js', to: 'dist/h5/sw.js' },
            // The code reader's own half in WebAssembly, from our own origin; the scan page alone loads it.
            {
              from: require.resolve('zxing-wasm/reader/zxing_reader.wasm'),
              to: 'dist/h5/static/zxing_reader.wasm',
            },
          ]
        : ['sitemap.json', 'theme.json'].map((name) => ({
            from: `src/app/weapp/${name}`,
            to: `dist/weapp/${name}`,
          })),
    options: {},
  },
  alias: { '@hz/shared': shared },
  // The server's address is a build-time setting of the mini-program; the H5 app talks to its own origin.
  env: { TARO_APP_API_BASE: JSON.stringify(process.env.TARO_APP_API_BASE ?? '') },
  mini: {
    // No page is written by innerHTML: without it Taro's own reader of HTML stays at home.
    runtime: { enableInnerHTML: false },
    compile: { include: [shared, resolve(__dirname, 'platform')] },
    // What only later packages share comes with them: the main package holds what its own pages use.
    optimizeMainPackage: { enable: true },
    // Every piece styles only its own class names: the order of the files changes nothing.
    miniCssExtractPluginOption: { ignoreOrder: true },
    postcss: { pxtransform: { enable: true, config: {} } },
  },
  h5: {
    publicPath: './',
    staticDirectory: 'static',
    router: { mode: 'hash' },
    useHtmlComponents: true,
    // What stands there before the scripts, and lets them in.
    htmlPluginOption: {
      inject: false,
      templateParameters: {
        firstSight: readFileSync(resolve(__dirname, '../src/app/web/first-sight.js'), 'utf8'),
      },
    },
    // Packages that are published newer than .browserslistrc promises are translated too.
    compile: { include: [shared, __dirname, ...NEWER_THAN_PROMISED] },
    output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
    miniCssExtractPluginOption: {
      ignoreOrder: true,
      filename: 'css/[name].[contenthash:8].css',
      chunkFilename: 'css/[name].[contenthash:8].css',
    },
    postcss: { autoprefixer: { enable: true, config: {} } },
    // What most pages share is one file; what a few share comes with the first of them.
    webpackChain(chain, webpack) {
      chain.resolve.alias.set('@tarojs/components/dist/components$', resolve(__dirname, 'no-tab-bar.ts'));
      for (const name of UNUSED_ON_WEB) chain.resolve.alias.set(`${name}$`, resolve(__dirname, 'nothing.ts'));
      // Our own Text in the place of Taro's: no number is parted from its unit.
      chain
        .plugin('our-text')
        .use(webpack.NormalModuleReplacementPlugin, [
          /components-react[\\/]dist[\\/]components[\\/]text[\\/]index\.js$/,
          ({ createData }: { createData?: object }) =>
            createData && Object.assign(createData, { resource: OUR_TEXT, context: dirname(OUR_TEXT) }),
        ]);
      chain.plugin('called-on-load').use(webpack.BannerPlugin, [
        {
          ...{ banner: CALLED_ON_LOAD, raw: true, test: /\.js$/, entryOnly: true },
          stage: webpack.Compilation.PROCESS_ASSETS_STAGE_SUMMARIZE,
        },
      ]);
      // The font of icons that Taro's own pieces draw; ours are drawn by classes.
      chain.module
        .rule('no-icon-font')
        .set('mimetype', 'application/octet-stream')
        .set('type', 'asset/inline')
        .set('generator', { dataUrl: () => 'data:,' });
      chain.merge({
        optimization: {
          splitChunks: {
            cacheGroups: {
              shared: { name: 'shared', chunks: 'async', minChunks: 12, priority: 20, enforce: true },
              some: { chunks: 'async', minChunks: 2, priority: 10, minSize: 4000, reuseExistingChunk: true },
            },
          },
        },
      });
    },
  },
};

export default defineConfig<'webpack5'>(async () => config);
