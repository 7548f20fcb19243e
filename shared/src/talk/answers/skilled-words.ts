/** 钢筋工, 技能人员: a skilled worker, as a question names one. */
export const SKILLED = /技能|技工|技术工|[一-龥]工(?!员|学|作|地|程|资|人|友|具|种|期|艺|伤)/;
