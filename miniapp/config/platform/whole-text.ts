// Runs inside the mini-program: no line ends within what is read as one, a day or a number with its unit. On the web our
// own Text does the same with a style.
import { TaroText } from '@tarojs/runtime';
import { joinedText } from '../../src/app/weapp/joined';

Object.defineProperty(TaroText.prototype, 'nodeValue', {
  configurable: true,
  get(this: TaroText) {
    return joinedText(this.textContent);
  },
  set(this: TaroText, text: string) {
    this.textContent = joinedText(text);
  },
});
