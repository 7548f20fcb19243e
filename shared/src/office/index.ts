export { isWithin, type OfficeRole, officeRoleNames, officeRoles } from './roles';
