import { packFiles } from '@hz/shared/packs';

const HUBEI = packFiles('hubei-2021');
if (!HUBEI) throw new Error('the pack is missing');

const renamed = (text: string): string =>
  text
    .replaceAll('hubei-2021', 'qinghai-2024')
    .replaceAll('湖北', '青海')
    .replaceAll('武汉', '西宁')
    .replaceAll('鄂建', '青建')
    .replaceAll('2021-08-26', '2021-08-27');

/** A province that no code knows of: Hubei's document under another name, as somebody would bring it in a folder. */
export const QINGHAI = {
  folder: 'qinghai-2024',
  pack: renamed(HUBEI.pack),
  cases: HUBEI.cases === null ? null : renamed(HUBEI.cases),
};
