import { answerTo, casesOf, faultOf } from './support/cases';

// Files of openpyxl, XlsxWriter, xlwt, pandas and LibreOffice, made once, each with the rows that are right.
test.each(casesOf('written.json').map((one) => [one.file, one.why, one] as const))(
  '%s: %s',
  async (file, _, right) => {
    expect(faultOf(right, await answerTo(right, file))).toBeUndefined();
  },
);

// What clerks of building sites do with their lists, by openpyxl, XlsxWriter, pandas, PyExcelerate, pylightxl, excelize
// and LibreOffice: titles and signatures, headings of two rows, subtotals, notes, dates and states as they are written.
test.each(casesOf('clerks.json').map((one) => [one.file, one.why, one] as const))(
  '%s: %s',
  async (file, _, right) => {
    expect(faultOf(right, await answerTo(right, file))).toBeUndefined();
  },
);

// Odd lists, written by somebody who had not read the reader: words, days, numbers and names as people spell them.
test.each(casesOf('odd.json').map((one) => [one.file, one.why, one] as const))(
  '%s: %s',
  async (file, _, right) => {
    expect(faultOf(right, await answerTo(right, file))).toBeUndefined();
  },
);
