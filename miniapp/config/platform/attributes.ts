const unset = '';

/** What screen readers are told, on the component that carries it. Taro's own templates leave it out. */
export const spokenAttributes = {
  View: { 'aria-role': unset, 'aria-label': unset, 'aria-checked': unset, 'aria-selected': unset },
};
