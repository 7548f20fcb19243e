// Runs inside the mini-program. Taro sends what was typed back to the field at every key: the cursor jumps to the end,
// and whoever types fast loses letters (taro#17391, #13979). What the phone shows already is not sent to it again.
import { FormElement, TaroElement, type TaroEvent } from '@tarojs/runtime';

const VALUE = 'value';

interface Field extends TaroElement {
  /** What was typed last and not been replaced since. */
  typed?: string;
  /** What the page's data has: WeChat passes on only what differs from it. */
  sent?: unknown;
}

const setAttribute = (field: Field, value: unknown): void => {
  field.sent = value;
  TaroElement.prototype.setAttribute.call(field, VALUE, value);
};

Object.assign(FormElement.prototype, {
  dispatchEvent(this: Field, event: TaroEvent) {
    const value = event.mpEvent?.detail?.value as string | undefined;
    if (event.mpEvent && (event.type === 'input' || event.type === 'change')) {
      if (event.type === 'input') this.typed = value;
      this.props[VALUE] = value;
    }
    return TaroElement.prototype.dispatchEvent.call(this, event);
  },
  setAttribute(this: Field, name: string, value: unknown) {
    if (name !== VALUE) return TaroElement.prototype.setAttribute.call(this, name, value);
    const { typed, sent } = this;
    if (typed !== undefined && typed === value) {
      this.props[VALUE] = value;
      return;
    }
    if (typed === undefined && sent === value && this.props[VALUE] === value) return;
    this.typed = undefined;
    if (typed === undefined || sent !== value) return setAttribute(this, value);
    // The data is as it was before the typing: it has to differ for a moment, or the phone keeps what was typed.
    setAttribute(this, typed);
    setTimeout(() => setAttribute(this, value), 0);
  },
});
