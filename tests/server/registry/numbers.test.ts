import { placeOfNumber } from '../../../server/src/features/registry/numbers';

describe('the province that a number names', () => {
  test.each([
    ['鄂建安C(2021)0001234', '湖北省'],
    ['吉建安B(2019)0000011', '吉林省'],
    ['(皖)建安C2020-0001', '安徽省'],
    ['云532019000123', '云南省'],
    ['京水安A20200001', '北京市'],
    ['蜀建人0001234', '四川省'],
    ['新建安C(2021)0001', '新疆维吾尔自治区'],
    ['湖北0421000123', '湖北省'],
    ['黑龙江建安C2021', '黑龙江省'],
    ['建安C(鄂)20210001', '湖北省'],
  ])('%s: %s', (number, name) => {
    expect(placeOfNumber(number)?.name).toBe(name);
  });

  test.each([
    '0220610100007',
    '建[造]22-0815',
    '新建2021-0001',
    '新20210001',
    '青年2021001',
    'X-1001',
    '水安C20200001',
  ])('%s: none', (number) => {
    expect(placeOfNumber(number)).toBeNull();
  });
});
