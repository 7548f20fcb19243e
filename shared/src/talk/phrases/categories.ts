/** How holders call the categories of study, by the names that packs have for them. */
export const CATEGORY_WORDS: Record<string, RegExp> = {
  specialty: /专业/,
  common: /公共|公需|共同/,
  compulsory: /必修/,
  elective: /选修/,
};
