/**
 * What is read as one: a day, an hour of the day, a number to dial, a letter or a number with what it counts, each with
 * what is said of the number before it and what closes after it; the mark at the end of a question.
 */
export const WHOLE =
  /((?:(?:\d{4} ?年 ?)?\d{1,2} ?月 ?\d{1,2} ?日|(?:上午|中午|下午|晚上) ?\d{1,2} ?点|\d{3,}(?:-\d{3,})+(?: 转 \d)?|（[A-Z]\d? 类|(?:第 ?|学?满 ?|（?还[剩差] ?)?\d[\d.]* ?(?:学时|个月|分钟|小时|周岁|[一-鿿]))[，。、；：？！）”]*|[一-鿿]？$)/;
