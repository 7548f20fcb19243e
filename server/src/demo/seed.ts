import { type Day, parseDay } from '@hz/shared/calendar';
import { V1_PACK } from '@hz/shared/v1/rulebook';
import { Types } from 'mongoose';
import type { Features } from '../features';
import { PRIVACY_VERSION } from '../features/accounts/service';
import { type NewCertificate, NOTHING_TOLD, type StepMark } from '../features/certificates/service';
import { seedOffice } from './office';
import { seedRegistry } from './registry';

interface Seed {
  certificate: Partial<NewCertificate> & Pick<NewCertificate, 'trade'>;
  steps?: Record<string, StepMark>;
  credits?: [on: string, hours: number][];
}

const valid = { registryStatus: 'valid', registryCheckedOn: parseDay('2022-11-28') } as const;

/** What the sample people have done by the day the demo begins. */
const seeds: Record<string, Seed[]> = {
  wang: [{ certificate: { trade: '施工员', specialty: '土建' } }],
  li: [
    {
      certificate: { trade: '资料员', ...valid },
      steps: { register: { on: parseDay('2022-11-28') } },
      credits: [
        ['2022-11-29', 4],
        ['2022-11-30', 4.5],
        ['2022-12-02', 3.5],
      ],
    },
    { certificate: { trade: '材料员', ...valid } },
  ],
  zhao: [{ certificate: { family: 'skilled-worker', trade: '砌筑工', ...valid } }],
  sun: [{ certificate: { trade: '试验员' } }],
  zhou: [{ certificate: { trade: '质量员', specialty: '市政', ...valid, registryStatus: 'cancelled' } }],
  chen: [
    {
      certificate: { trade: '机械员', ...valid, registryCheckedOn: parseDay('2022-11-16') },
      steps: {
        register: { on: parseDay('2022-11-16') },
        exchange: { on: parseDay('2022-11-25') },
        download: { on: parseDay('2022-11-26') },
        'new-number': { on: parseDay('2022-11-26'), newNumber: '演示-0001' },
      },
      credits: [
        ['2022-11-17', 8],
        ['2022-11-18', 8],
        ['2022-11-21', 8],
        ['2022-11-22', 8],
      ],
    },
  ],
  wu: [{ certificate: { trade: '劳务员', issuedOn: parseDay('2022-11-18') } }],
};

/**
 * Makes the sample people who are not there yet, through the same services that serve real ones. What they do only
 * after the day on which the demo begins is left out, and so is whoever holds certificates that are not served.
 */
export async function seedDemo(features: Features, folder: string, today: Day): Promise<void> {
  const isServed = features.offer.find(V1_PACK) !== undefined;
  if (isServed) await seedRegistry(features.registry, today);
  for (const [person, certificates] of Object.entries(isServed ? seeds : {})) {
    const holderId = await enter(features, person);
    if ((await features.certificates.list(holderId)).length > 0) continue;
    for (const seed of certificates.flatMap((one) => asOf(one, today))) await plant(features, holderId, seed);
  }
  await seedOffice(features, (person) => enter(features, person), folder);
}

/** A seed as it was on a day; none where there was no such certificate yet. */
function asOf({ certificate, steps = {}, credits = [] }: Seed, today: Day): Seed[] {
  if ((certificate.issuedOn ?? today) > today) return [];
  const isChecked = (certificate.registryCheckedOn ?? today) <= today;
  return [
    {
      certificate: {
        ...certificate,
        ...(!isChecked && { registryStatus: null, registryCheckedOn: null }),
      },
      steps: Object.fromEntries(Object.entries(steps).filter(([, { on }]) => (on ?? today) <= today)),
      credits: credits.filter(([on]) => parseDay(on) <= today),
    },
  ];
}

async function enter({ accounts }: Features, person: string): Promise<string> {
  const tokens = await accounts.signInToDemo(person, PRIVACY_VERSION);
  const { holderId } = await accounts.authenticate(tokens.accessToken);
  await accounts.signOut(tokens.refreshToken);
  return holderId;
}

async function plant({ certificates }: Features, holderId: string, seed: Seed): Promise<void> {
  const id = new Types.ObjectId();
  await certificates.add(holderId, id, { ...BLANK, ...seed.certificate });
  for (const [stepId, mark] of Object.entries(seed.steps ?? {})) {
    await certificates.markStep(holderId, id.toHexString(), stepId, mark);
  }
  for (const [index, [on, hours]] of (seed.credits ?? []).entries()) {
    const entry = { id: `sample-${index + 1}`, on: parseDay(on), tenths: hours * 10 };
    await certificates.putCredit(holderId, id.toHexString(), entry);
  }
}

const BLANK: Omit<NewCertificate, 'trade'> = {
  ...{ rulebook: V1_PACK, family: 'site-professional', specialty: null },
  ...NOTHING_TOLD,
};
