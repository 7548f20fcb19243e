import { nameOfRegion, rangeOfRegion, regionOf } from '../../../server/src/features/registry/regions';

test.each([
  ['长春市', '220100'],
  ['长春', '220100'],
  ['吉林省长春市南关区', '220102'],
  ['吉林省 - 长春市 - 南关区', '220102'],
  ['吉林省/四平市/铁西区', '220302'],
  ['四平铁西', '220302'],
  ['吉林市', '220200'],
  ['吉林省', '220000'],
  ['吉林市永吉县', '220221'],
  ['吉林吉林市', '220200'],
  ['延边州', '222400'],
  ['延边', '222400'],
  ['延边朝鲜族自治州', '222400'],
  ['白山市长白县', '220623'],
  ['伊通县', '220323'],
  ['公主岭', '220184'],
  ['中国吉林省', '220000'],
  ['北京市', '110000'],
  ['北京市朝阳区', '110105'],
  ['重庆市巫山县', '500237'],
  ['仙桃市', '429004'],
  ['新疆', '650000'],
  ['新疆维吾尔自治区', '650000'],
  ['内蒙古', '150000'],
  ['广西', '450000'],
  ['恩施州', '422800'],
  ['220100', '220100'],
])('%s is the region %s', (text, code) => {
  expect(regionOf(text)).toBe(code);
});

test.each([
  ['吉林', '220000', 'a province and a city in it'],
  ['通化', '220500', 'a city and a county in it'],
])('%s means the larger: %s, %s', (text, code) => {
  expect(regionOf(text)).toBe(code);
});

test.each(['铁西区', '朝阳', '', '外省', '全国', '市本级', '万科物业', '长春建工集团', '220999', '无'])(
  '%s is no region that could be told',
  (text) => {
    expect(regionOf(text)).toBeNull();
  },
);

test('what follows a region that is written in full is left out', () => {
  expect(regionOf('长春市净月管委会')).toBe('220100');
  expect(regionOf('吉林省省直')).toBe('220000');
});

test('every region of the tree is found again by its whole name, or by none', () => {
  for (const code of ['220000', '220100', '220102', '650000', '429004'])
    expect(nameOfRegion(code)).not.toBeNull();
  expect(nameOfRegion('999999')).toBeNull();
});

test('all that lies in a region has a code in its range', () => {
  expect(rangeOfRegion('220000')).toEqual({ from: '220000', to: '230000' });
  expect(rangeOfRegion('220100')).toEqual({ from: '220100', to: '220200' });
  expect(rangeOfRegion('220102')).toEqual({ from: '220102', to: '220103' });
});

test('the tree is younger than 公主岭 in 长春 (2020) and 和安县 (2024)', () => {
  expect(regionOf('长春市公主岭市')).toBe('220184');
  expect(regionOf('和安县')).not.toBeNull();
});
