export { creditCheck, isCreditCode } from './credit-code';
export { isWithin, type OfficeRole, officeRoleNames, officeRoles } from './roles';
