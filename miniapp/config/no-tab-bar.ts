// Stands in for Taro's own tab bar on the web. The app draws its bar itself, and Taro's is a web component
// whose run time would be a tenth of the first load.
export const defineCustomElementTaroTabbar = (): void => undefined;
