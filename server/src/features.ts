import type { Connection } from 'mongoose';
import { accountRoutes } from './accounts/routes';
import { type AccountParts, AccountService } from './accounts/service';
import type { Clock } from './clock';
import type { Binding } from './http/route';

export interface FeatureParts extends AccountParts {
  connection: Connection;
  clock: Clock;
}

/** The product's features, each with its service; what a feature keeps about holders is known to the accounts. */
export function createFeatures(parts: FeatureParts) {
  const accounts = new AccountService(parts);
  return { accounts };
}
export type Features = ReturnType<typeof createFeatures>;

/** Every feature's routes. */
export const featureRoutes = ({ accounts }: Features): Binding[] => [...accountRoutes(accounts)];
