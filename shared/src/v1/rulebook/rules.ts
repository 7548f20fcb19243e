/** Every rule that the engine applies and may cite. A rulebook must word each of them. */
export const ruleIds = [
  'as-of',
  'electronic-needs-no-exchange',
  'exchange-completed',
  'exchange-late',
  'trade-not-mapped',
  'scope',
  'deadline',
  'deadline-passed',
  'registry-to-check',
  'register',
  'study',
  'no-study',
  'exchange',
  'ask-authority',
  'look-up-provincially',
  'no-yearly-duty',
  'yearly-duty-needs-certificate',
  'first-year',
  'calendar-year',
  'yearly-hours',
  'two-years',
  'not-in-post',
  'years-to-confirm',
  'catch-up',
] as const;

export type RuleId = (typeof ruleIds)[number];
