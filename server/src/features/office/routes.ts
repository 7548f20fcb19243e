import type { Binding } from '../../platform/http/route';
import { consentRoutes } from './consents/routes';
import { deskRoutes } from './desk/routes';
import { districtRoutes } from './district/routes';
import { listRoutes } from './lists/routes';
import { nudgeRoutes } from './nudges/routes';
import { orgRoutes } from './orgs/routes';
import { peopleRoutes } from './people/routes';
import { questionRoutes } from './questions/routes';
import { rosterRoutes } from './rosters/routes';
import type { OfficeService } from './service';

export const officeRoutes = (office: OfficeService): Binding[] => [
  ...deskRoutes(office),
  ...orgRoutes(office),
  ...districtRoutes(office),
  ...rosterRoutes(office),
  ...peopleRoutes(office),
  ...consentRoutes(office),
  ...nudgeRoutes(office),
  ...questionRoutes(office),
  ...listRoutes(office),
];
