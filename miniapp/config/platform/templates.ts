// Not typed: what the build finds used is added to it.
const { componentConfig } = require('@tarojs/webpack5-runner/dist/utils/component') as {
  componentConfig: { includes: Set<string> };
};

/** What Taro's plugin for WeChat writes templates with. */
export interface Templates {
  buildTemplate(...given: never[]): string;
}

/** What Taro writes templates for whether a page uses it or not; one that does brings it in again. */
const UNASKED = ['scroll-view', 'image', 'static-image'];

/** What nobody here listens for: of touches WeChat's own tap is enough, and nothing is moved by its `animation`. */
const UNUSED_EVENTS = / bind(?:touch|longpress|animation|transition)[a-z]*="eh"/g;

/**
 * Makes the templates as short as they can be: every level of a page has every component written out again, with all
 * its events and the blanks between the tags.
 */
export function shorten(templates: Templates): void {
  for (const name of UNASKED) componentConfig.includes.delete(name);
  const { buildTemplate } = templates;
  templates.buildTemplate = (...given) =>
    buildTemplate.apply(templates, given).replace(UNUSED_EVENTS, '').replace(/>\s+</g, '><');
}
