/** Takes mobile numbers out of texts that go to the log, such as a path somebody typed. */
export const redactPhones = (text: string): string => text.replace(/1[3-9]\d{9}/g, '[phone]');

/** Takes out what may be of a person: Chinese words, and numbers that are no place in a file. */
export const redactPersons = (text: string): string =>
  text
    .replace(/[\u2e80-\u9fff\uff00-\uffef]+/g, '[words]')
    .replace(/(?<![:\w.])\d[\dXx]{2,}(?![:\w.])|\d{11,}/g, '[number]');
