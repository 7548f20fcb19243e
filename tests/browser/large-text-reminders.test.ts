import { showsInLargeText } from './support/large-text';
import { REMINDER_DAY, reminderTour } from './support/tours/reminders';

showsInLargeText(reminderTour, '2022-12-05', REMINDER_DAY);
