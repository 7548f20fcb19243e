import postcss, { type AtRule, type Container } from 'postcss';

/** What every size of type and touch may not fall below, in px. */
export const FLOORS: Readonly<Record<string, number>> = {
  ...{ '--t24': 14, '--t26': 14, '--t28': 14, '--t32': 16, '--t34': 16, '--t36': 16 },
  ...{ '--touch': 44 },
};

/** What one unit of length is in px on a screen so wide: the web's rem and WeChat's rpx both grow with it. */
const unitsAt = (width: number): Record<string, number> => ({
  ...{ px: 1, rem: (width * 5.33333) / 100, rpx: width / 750 },
});

/** Whether a rule counts on a screen so wide in an engine that has not a single thing that one can ask for. */
function counts(around: Container | undefined, width: number): boolean {
  if (around?.type !== 'atrule') return true;
  const { name, params, parent } = around as AtRule;
  const [, most] = /^\(max-width: ?([\d.]+)px\)$/i.exec(params) ?? [];
  return (
    name === 'media' && most !== undefined && width <= Number(most) && counts(parent as Container, width)
  );
}

/** The sizes in px that built styles give on a screen so wide, in the oldest engine. */
export function sizesAt(css: string, width: number): Map<string, number> {
  const units = unitsAt(width);
  const sizes = new Map<string, number>();
  postcss.parse(css).walkDecls((declaration) => {
    if (!Object.hasOwn(FLOORS, declaration.prop)) return;
    if (!counts(declaration.parent?.parent as Container, width)) return;
    const [, number, unit = ''] = /^([\d.]+)(px|rem|rpx)$/i.exec(declaration.value) ?? [];
    sizes.set(declaration.prop, Number(number) * (units[unit.toLowerCase()] ?? Number.NaN));
  });
  return sizes;
}
