/** Words before all there is, and before no part of it. */
export const SUMS =
  '一共|总共|统共|通共|满共|合共|累计|总计|合计|拢共|拢总|归总|归拢|总的|总数|总学时|满打满算|加起来|加一起|加一块儿?|合起来|里里外外|里外里|零零[碎散][碎散]';

/** 一共才15学时 is all there is. */
export const SUMMED = new RegExp(SUMS);

export const SUM_ENDS = new RegExp(`(?:${SUMS})(?:应该)?(?:是|有|学了|就|才|到|只)*$`);
