import { answerTo, casesOf, faultOf } from './support/cases';

// What public reports of other readers showed, made up anew: each file with the rows that are right.
test.each(casesOf('reported.json').map((one) => [one.file, one.why, one] as const))(
  '%s: %s',
  async (file, _, right) => {
    expect(faultOf(right, await answerTo(right, file))).toBeUndefined();
  },
);
