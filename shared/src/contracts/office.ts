import { z } from 'zod';
import { type OfficeRole, officeRoles } from '../office';
import { isCreditCode, typedCreditCode, typedName } from '../text';
import { Id, SAYS_SOMETHING, typedText } from './primitives';

/** An instant, ISO 8601 in UTC: of real time for what ends, of the law's clock for what was done. */
export const OfficeInstant = z.iso.datetime();

export const OfficeRoleName = z.enum(officeRoles);

/** Roles by how much they may do, for the contracts below. */
export const COMPANY: readonly OfficeRole[] = officeRoles.filter((role) => role.startsWith('company-'));
export const COMPANY_DESK: readonly OfficeRole[] = ['company-admin', 'company-editor', 'company-viewer'];
export const COMPANY_EDIT: readonly OfficeRole[] = ['company-admin', 'company-editor'];
export const AUTHORITY: readonly OfficeRole[] = officeRoles.filter((role) => role.startsWith('authority-'));
export const AUTHORITY_WORK: readonly OfficeRole[] = ['authority-admin', 'authority-clerk'];
export const ADMINS: readonly OfficeRole[] = ['authority-admin', 'company-admin'];
export const EVERY_ROLE: readonly OfficeRole[] = officeRoles;

/** A region by its code (GB/T 2260: 2 digits a province, 4 a city, 6 a county; empty: all) and its name. */
export const Region = z
  .strictObject({
    code: z.string().regex(/^(\d{2}){0,3}$/, '区划代码是 2、4 或 6 位数字'),
    name: typedText(40, '请填地区名称', '地区名称太长了'),
  })
  .meta({ id: 'Region' });

/** A unified social credit code, however it is typed; its check character is looked at. */
export const CreditCode = z
  .string()
  .max(60, '统一社会信用代码是 18 位')
  .transform(typedCreditCode)
  .pipe(
    z
      .string()
      .length(18, '统一社会信用代码是 18 位')
      .refine(isCreditCode, '统一社会信用代码不对，请核对每一位'),
  )
  .meta({ pattern: '^[0-9A-HJ-NPQRTUWXY]{18}$' });

export const OrgName = z
  .string()
  .max(80, '名称太长了')
  .transform(typedName)
  .pipe(z.string().min(2, '请填全称').max(80, '名称太长了'))
  .meta({ minLength: 2, maxLength: 80, pattern: SAYS_SOMETHING });

/** How a member is called at the desk; they say it themselves. */
export const MemberName = z
  .string()
  .max(40, '姓名太长了')
  .transform(typedName)
  .pipe(z.string().min(1, '请填姓名').max(40, '姓名太长了'))
  .meta({ minLength: 1, maxLength: 40, pattern: SAYS_SOMETHING });

export const Project = typedText(60, '请填项目名称', '项目名称太长了');
export const Reason = typedText(200, '请写原因', '原因太长了');

/** The code in a QR code or a link of the office: an invitation, a poster, a sign-in. */
export const OfficeCode = z.string().regex(/^[0-9a-z]{26}$/, '这个码不对');

/** What somebody is in one organisation. */
export const MembershipView = z
  .strictObject({
    id: Id,
    org: z.strictObject({
      id: Id,
      kind: z.enum(['authority', 'company']),
      name: z.string(),
      region: Region,
    }),
    role: OfficeRoleName,
    roleName: z.string(),
    /** How they are called there; they said it themselves. */
    memberName: z.string(),
    /** For a leader: the projects whose people they see. */
    projects: z.array(z.string()),
  })
  .meta({ id: 'Membership' });

export const orgParams = z.strictObject({ org: Id });
export const orgAndId = z.strictObject({ org: Id, id: Id });
