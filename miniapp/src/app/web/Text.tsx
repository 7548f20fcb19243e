import { Children, type HTMLAttributes, type ReactNode } from 'react';

// Stands in for Taro's own Text on the web (config/index.ts): every sentence on a screen passes here.

/**
 * What is read as one: a day, an hour of the day, a number to dial, a letter or a number with what it counts, each with
 * what is said of the number before it and what closes after it; the mark at the end of a question.
 */
const WHOLE =
  /((?:(?:\d{4} ?年 ?)?\d{1,2} ?月 ?\d{1,2} ?日|(?:上午|中午|下午|晚上) ?\d{1,2} ?点|\d{3,}(?:-\d{3,})+(?: 转 \d)?|（[A-Z]\d? 类|(?:第 ?|学?满 ?|（?还[剩差] ?)?\d[\d.]* ?(?:学时|个月|分钟|小时|周岁|[一-鿿]))[，。、；：？！）”]*|[一-鿿]？$)/;

/** A text with no line end within what is read as one. */
function joined(text: string): ReactNode {
  const parts = text.split(WHOLE);
  if (parts.length === 1) return text;
  let at = 0;
  return parts.map((part, place) => {
    at += part.length;
    // Every other part is a whole.
    return place % 2 === 0 ? (
      part
    ) : (
      <span key={at} className="whole">
        {part}
      </span>
    );
  });
}

/** Words on the screen. */
export default function Text({ className = '', children, ...rest }: HTMLAttributes<HTMLSpanElement>) {
  return (
    <span {...rest} className={`taro-text ${className}`}>
      {Children.map(children, (child) => (typeof child === 'string' ? joined(child) : child))}
    </span>
  );
}
