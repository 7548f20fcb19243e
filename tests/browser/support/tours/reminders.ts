import type { Leg } from './leg';

export const reminding: Leg = {
  name: 'reminders',
  who: '李秀英',
  async walk(person, look) {
    await person.taps('提醒');
    await person.sees('按现在记的算');
    await look('reminders-ahead');
    await person.taps('放进手机日历');
    await person.sees('存成日历文件');
    await look('reminders-calendar');
    await person.taps('关闭');
    await person.chooses('收到的');
    await look('reminders-inbox');
    await person.taps('有事那天', { part: true });
    await person.sees('暂停提醒');
    await look('reminder-settings');
    await person.taps('几点提醒', { part: true });
    await person.sees('几点提醒你？');
    await look('reminder-hour');
    await person.taps('关闭');
    await person.taps('让微信提醒我一次');
    await person.sees('演示：微信会这样问');
    await look('reminder-ask');
    await person.taps('不允许');
    await person.taps('暂停提醒', { part: true });
    await person.sees('停到什么时候？');
    await look('reminder-pause');
    await person.chooses('停到我来恢复');
    await person.taps('停下提醒', { part: true });
    await person.sees('等你来恢复');
    await person.goesBack();
    await person.chooses('接下来');
    await person.sees('暂停中，这天不发');
    await look('reminders-paused');
    await person.taps('恢复提醒');
    await person.sees('有事那天');
  },
};

export const nothingToRemind: Leg = {
  name: 'reminders of nothing',
  who: '新来的人',
  async walk(person, look) {
    await person.taps('提醒');
    await person.sees('接下来没有要提醒的');
    await look('reminders-nothing');
  },
};

const reminded: Leg = {
  name: 'reminders that have come',
  who: '李秀英',
  async walk(person, look) {
    await person.taps('提醒', { part: true });
    await person.sees('没读', '换证还剩 7 天');
    await look('reminders-unread');
    await person.chooses('接下来');
    await person.follows('#/pages/reminders/index?day=2022-12-24');
    await person.sees('没读');
    await look('reminders-linked');
  },
};

/** A week before the deadline: what has come of the reminders. */
export const REMINDER_DAY = '2022-12-24';
export const reminderTour: readonly Leg[] = [reminded];
