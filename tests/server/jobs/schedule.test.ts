import { ReminderApp } from '../../support/reminder-app';
import { until } from '../../support/until';

test('what was missed while nothing ran is caught up at the start', async () => {
  const reminders = await ReminderApp.start({ today: '2022-12-20' });
  const holder = await reminders.app.signIn();
  await holder.addCertificate();
  reminders.app.clock.moveTo('2022-12-24', '10:00');
  const schedule = reminders.app.background.startSchedule();
  await until(async () => (await reminders.inboxOf(holder)).length, 'the message lies in the inbox');
  await schedule.stop();
  expect(await reminders.inboxOf(holder)).toEqual(['2022-12-24 换证还剩 7 天']);
  await reminders.stop();
});

describe('/metrics', () => {
  test('tells what the jobs did, and nothing about persons', async () => {
    const reminders = await ReminderApp.start({ today: '2022-12-24' });
    const holder = await reminders.app.signIn();
    await holder.addCertificate();
    await reminders.runJobs();
    const { text } = await reminders.app.request('GET', '/metrics').expect(200);
    expect(text).toContain('job_items_total{job="plan",what="due"} 1');
    expect(text).toContain('job_items_total{job="send",what="sent"} 1');
    expect(text).not.toContain((await holder.get('/v1/me')).id);
    await reminders.stop();
  });
});
