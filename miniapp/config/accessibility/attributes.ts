const unset = '';
const spoken = {
  'aria-role': unset,
  'aria-label': unset,
  'aria-checked': unset,
  'aria-selected': unset,
  'aria-disabled': unset,
  'aria-hidden': unset,
};

/** What screen readers are told, on the components that the app uses. Taro's own templates leave it out. */
export const spokenAttributes = { View: spoken, Text: { 'aria-label': unset, 'aria-hidden': unset } };
