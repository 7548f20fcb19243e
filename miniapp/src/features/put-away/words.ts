export const words = {
  archive: '收起这本证',
  archiveHint: '不再提醒，随时能拿回来',
  archived: '收起来了',
  unarchive: '拿回来',
  unarchived: '拿回来了',
  remove: '删除这本证',
  removeTitle: '真的要删除吗？',
  removeText: '这本证的步骤、学时和回答都会删掉，找不回来；几本证都算的学时会留在另一本里。',
  orPutAway: '只是不想看见的话，收起来就行。',
  removeConfirm: '删除',
  keep: '先不删',
  removed: '删掉了',
} as const;
