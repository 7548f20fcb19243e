export type FamilyId = 'site-professional' | 'skilled-worker';
