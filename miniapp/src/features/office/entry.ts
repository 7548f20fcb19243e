/** The way to what one agreed to and where one is signed in; apart from the feature's words, which load with its pages. */
export const entry = { text: '单位和电脑', hint: '我同意谁看什么、在哪些电脑上登录着' };
