import type { Job } from '../jobs/runner';
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
  { name: 'plan', everyMinutes: 5, run: async (signal) => ({ ...(await planner.run(signal)) }) },
  { name: 'send', everyMinutes: 1, run: async (signal) => ({ ...(await sender.run(signal)) }) },
  { name: 'sweep', everyMinutes: 15, run: async () => ({ ...(await sweeper.run()) }) },
];
