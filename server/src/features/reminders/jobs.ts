import type { Job } from '../../platform/jobs/runner';
import type { Planner } from './planner';
import type { Sender } from './sender';
import type { Sweeper } from './sweeper';

export interface JobParts {
  planner: Planner;
  sender: Sender;
  sweeper: Sweeper;
}

/** The jobs of reminders, in the order in which they follow one another. */
export const reminderJobs = ({ planner, sender, sweeper }: JobParts): Job[] => [
  {
    name: 'plan',
    everyMinutes: 5,
    followsClock: true,
    run: async (signal) => ({ ...(await planner.run(signal)) }),
  },
  {
    name: 'send',
    everyMinutes: 1,
    followsClock: true,
    run: async (signal) => ({ ...(await sender.run(signal)) }),
  },
  { name: 'sweep', everyMinutes: 15, followsClock: true, run: async () => ({ ...(await sweeper.run()) }) },
];
