import { packCaseJson, readPackCase } from '@hz/shared/law';
import { findPack } from '@hz/shared/packs';
import { isLongRun, times } from '../../support/long';
import { assessPackNaively } from '../../support/second-reading/assess';
import { randomPackCases } from '../../support/second-reading/random-cases';

const CASES = times(150, 20_000);

describe('random cases have the same answers as by a second reading of the contract', () => {
  it.each(['hubei-2021', 'yunnan-2023', 'anhui-2021', 'water-abc', 'safety-abc', 'made-up'])('%s', (pack) => {
    for (const told of randomPackCases(pack, CASES, 20_221_114, isLongRun ? 1 : 0.1)) {
      const answer = { id: told.id, obligations: packCaseJson(readPackCase(told, findPack)) };
      expect({ told, ...answer }).toEqual({ told, ...assessPackNaively(told) });
    }
  });
});
