/** Words before all there is, and before no part of it. */
export const SUMS =
  '算下来|算起来|一共|总共|统共|通共|满共|合共|累计|总计|合计|拢共|拢总|归总|归拢|总的|总数|总学时|满打满算|加起来|加一起|加一块儿?|合起来|里里外外|里外里|零零[碎散][碎散]';

/** 一共才15学时 is all there is. */
export const SUMMED = new RegExp(SUMS);

export const SUM_ENDS = new RegExp(`(?:${SUMS})(?:应该)?(?:是|有|学了|学|就|才|到|只|正好|刚好|都|够|了)*$`);

/** 加上以前的, 跟昨天的: other hours that a sum takes in. */
const AND_THE_REST = '(?:跟|和|加上?|连上?|连同|算上|带上)[^，。\\d]{0,6}(?:的|那)?';

/** 跟昨天的合起来8学时: the day is of what is added. */
export const SUM_WITH_REST = new RegExp(`${AND_THE_REST}(?:${SUMS})[^，。\\d]{0,4}$`);

/** 加之前那6学时: hours told of before. */
export const EARLIER = /(?:加上?|连上?|连同|算上|带上)(?:之前|以前|前面|原来|先前|原先|早先)的?那?$/;
