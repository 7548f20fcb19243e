import { inLongRun } from '../support/long';
import { showsInLargeText } from './support/large-text';
import { REMINDER_DAY, reminderTour } from './support/tours/reminders';

// `npm run screenshots` judges these in every look; the usual run has a sample of them in everyone.test.
inLongRun('in the largest text', () => showsInLargeText(reminderTour, '2022-12-05', REMINDER_DAY));
