import { packVerdicts, verdictWords } from '@hz/shared/codes';
import { aLook } from '../../../support/a-look';
import type { Person } from '../person';
import type { Leg } from './leg';
import { looksUp } from './verifying';

/** What a list of the demo says somewhere: the walks of every verdict see these. */
const OF_THE_DEMO =
  /^(unknown-number|self-reported|electronic|cancelled|not-in-registry|not-mapped|exchange-open)$/;

// The demo has no list that says these: the server's answer is put in its place, with the words that it has for each.
const everyOtherVerdict: Leg = {
  name: 'verdicts that no list of the demo knows',
  who: '赵师傅',
  async walk(person, look) {
    await person.follows('#/pages/verification/scan/index');
    await person.isAt('查证');
    const addresses = '**/v2/looks';
    for (const verdict of packVerdicts.filter((each) => !OF_THE_DEMO.test(each))) {
      const { tone, title, meaning } = verdictWords[verdict];
      const sentences = [meaning, '数据来自省厅名单，截至 2022年9月1日。以官方系统为准。'];
      const told = {
        verdict,
        tone,
        title,
        sentences,
        post: '施工员（土建）',
        maskedName: '张*',
        sourceAsOf: '2022-09-01',
      };
      await person.page.route(addresses, (route) => route.fulfill({ json: aLook(told) }));
      await looksUp(person, '演示-9001');
      await person.sees(title);
      await look(`scan-${verdict}`);
      await person.taps('再查一个');
      await person.page.unroute(addresses);
    }
  },
};

const claim = (state: string, contested: boolean, message: string) => ({
  ...{ id: 'c'.repeat(24), certificateId: null, state, contested, post: '施工员（土建）', message },
  at: '2022-12-05T01:00:00.000Z',
});

const decidedClaims: Leg = {
  name: 'claims that were refused or are contested',
  who: '周国强',
  async walk(person, look) {
    await person.page.route('**/v1/claims', (route) =>
      route.fulfill({
        json: {
          claims: [
            claim('refused', false, '核对过了，这条记录是别人的。'),
            { ...claim('attached', true, '还有人认领同一条记录，正在核对。'), id: 'd'.repeat(24) },
          ],
          triesLeft: 3,
        },
      }),
    );
    await person.follows('#/pages/verification/claim/index');
    await person.sees('没通过');
    await look('claim-refused');
    await person.page.unroute('**/v1/claims');
  },
};

/** A server that answers no more, where nothing of what is asked for was kept. */
async function findsNothing(person: Person, address: string): Promise<void> {
  await person.page.route(address, (route) => route.fulfill({ status: 500, json: {} }));
  person.faults.expect(/status of 500/);
}

const whatIsNotThere: Leg = {
  name: 'what is not there, or does not come',
  who: '孙敏',
  async walk(person, look) {
    await person.follows(`#/pages/certificate/index?id=${'b'.repeat(24)}`);
    await person.sees('没找到这本证');
    await look('certificate-gone');
    await person.goesHome();
    await findsNothing(person, '**/v1/claims');
    await person.follows('#/pages/verification/claim/index');
    await person.sees('再试一次');
    await look('claim-not-read');
    await person.page.unroute('**/v1/claims');
  },
};

const refusedOnTheWay: Leg = {
  name: 'a change that waited and was refused',
  who: '吴芳',
  async walk(person, look) {
    await person.taps('学时');
    await person.sees('记学时');
    await person.goesOffline();
    await person.taps('记今天12月5日 4学时');
    await person.sees('等网络，还没发出去');
    const credits = '**/v1/certificates/*/credits/*';
    const message = '这一天已经记满了 24 学时。';
    await person.page.route(credits, (route) =>
      route.fulfill({ status: 422, json: { error: { code: 'day-full', message, requestId: 'r1' } } }),
    );
    person.faults.expect(/status of 422/);
    await person.comesBackOnline();
    await person.sees('有 1 条改动没被接受');
    await person.taps('看看', { part: true });
    await person.sees('知道了');
    await look('unsent-refused');
    await person.taps('知道了');
    await person.page.unroute(credits);
  },
};

/** Screens and sheets that are hardly ever seen, with the clock in December 2022. */
export const seldomTour: readonly Leg[] = [everyOtherVerdict, decidedClaims, whatIsNotThere, refusedOnTheWay];
