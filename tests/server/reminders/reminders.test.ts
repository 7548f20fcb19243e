import { ReminderApp } from '../../support/reminder-app';
import type { TestHolder } from '../../support/server';

let reminders: ReminderApp;
let holder: TestHolder;

beforeEach(async () => {
  reminders = await ReminderApp.start({ today: '2022-12-20' });
  holder = await reminders.app.signIn();
});
afterEach(() => reminders.stop());

test('arrive in the inbox on their days, in the morning', async () => {
  await holder.addCertificate();
  await reminders.runJobs();
  await reminders.at('2022-12-24', '08:30');
  expect(await reminders.inboxOf(holder)).toEqual([]);
  await reminders.at('2022-12-24', '09:00');
  await reminders.at('2022-12-28', '09:01');
  expect(await reminders.inboxOf(holder)).toEqual(['2022-12-28 换证还剩 3 天', '2022-12-24 换证还剩 7 天']);
  expect(await reminders.states()).toEqual(['2022-12-20 superseded', '2022-12-24 sent', '2022-12-28 sent']);
});
