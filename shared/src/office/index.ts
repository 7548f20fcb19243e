/** What somebody may do in an organisation: its kind, and how much. */
export const officeRoles = [
  'authority-admin',
  'authority-clerk',
  'authority-viewer',
  'company-admin',
  'company-editor',
  'company-viewer',
  'company-leader',
] as const;
export type OfficeRole = (typeof officeRoles)[number];

/** The roles as they are called on screen. */
export const officeRoleNames: Readonly<Record<OfficeRole, string>> = {
  'authority-admin': '主管部门管理员',
  'authority-clerk': '主管部门办事员',
  'authority-viewer': '主管部门查看',
  'company-admin': '单位管理员',
  'company-editor': '单位办事员',
  'company-viewer': '单位查看',
  'company-leader': '班组长',
};

/**
 * Whether a region lies within another: its code (GB/T 2260: two digits a province, four a city, six a county) begins
 * with the other's. The empty code is the whole country.
 */
export const isWithin = (code: string, outer: string): boolean => code.startsWith(outer);
