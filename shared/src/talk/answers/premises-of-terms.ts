// Heard and not so: another number of hours, another term, another meaning of the last day.
import { hoursOfTenths, valueAt } from '../../v1/rulebook';
import { allAre, isElectronic } from './matter';
import { denied, isFree, type Premise, YEARLY } from './premise-words';

export const PREMISES_OF_TERMS: readonly Premise[] = [
  {
    // 听说学24学时就够了
    intent: 'ce_hours_required',
    words:
      /(?:听说|有人说|别人说|都说|老板说|单位说|同事说|不是说).{0,6}(?:学|只要|只用).{0,4}\d{1,3}(?:个)?(?:学时|课时)?(?:就|便)?(?:够|行|可以)/,
    says: ({ rulebook, late, asOf }, said) => {
      const [, told] = /(\d{1,3})(?:个)?(?:学时|课时)?(?:就|便)?(?:够|行|可以)/.exec(said) ?? [];
      const wanted = valueAt(rulebook.families['site-professional'].exchangeHours, asOf);
      if (told === undefined || Number(told) >= hoursOfTenths(wanted)) return null;
      return [
        `不对：现场专业人员${late ? '' : '换证前要学满 {exchange.hours} 学时，换好后的下一年起'}${YEARLY}，文件没有写 ${told} 学时就够。`,
      ];
    },
  },
  {
    // 换完证就一劳永逸了吧
    intent: 'ce_cycle',
    words:
      /一劳永逸|一次(?:换|办)?(?:好|完)?管(?:到底|一辈子)|(?:换|办|拿)(?:完|好|了|到).{0,6}(?:终身|永久|一辈子)(?:有效|能用|管用)/,
    says: (matter, said) =>
      isFree(matter)
        ? null
        : [
            `${denied(said) === '不对' ? '不对' : '不是'}：换好以后，从拿到电子证书的下一年起${YEARLY}，两年加起来不到 {yearly.pairHours} 学时要重新参加培训。`,
          ],
  },
  {
    // 电子证三年有效对吧, 有人说三年一换对吗
    intent: 'validity',
    words:
      /[2-9两三四五六十](?:个)?年(?:有效|一换|1换|换一次|换1次|到期|一审|年审)(?:的)?.{0,3}(?:对|吗|么|吧|是不是|不是|没错)|(?:是不是|听说|有人说).{0,8}[2-9两三四五六十](?:个)?年(?:有效|一换|1换|换一次|换1次|到期)/,
    says: () => ['文件没有这样写：电子证书有效几年、几年一换，文件未规定，可以问{contact:authority}。'],
  },
  {
    // 老板说12月31号是新系统上线的日子不是截止
    intent: 'exchange_deadline',
    words:
      /(?:不是|不算|哪是)(?:什么|啥)?(?:换证的?)?(?:截止|期限|最后一天)|(?:12月31|31[号日]).{0,8}(?:上线|启用|开始换)/,
    rests: ['deadline'],
    says: (matter) =>
      allAre(matter, isElectronic)
        ? ['不对：{exchange.deadline}是文件写的换证期限，那天以前没换的旧证书自动失效。']
        : [
            `不对：{exchange.deadline}是文件写的换证期限，过了那天没换的旧证书自动失效${matter.late ? '，那天已经过了' : ''}。`,
          ],
  },
  {
    // 听说不用学直接换, 单位说不用换 是真的吗
    intent: 'exchange_how',
    words:
      /(?:听说|有人说|别人说|单位说|公司说|老板说|同事说).{0,6}(?:不用|甭|不需要|不必|没必要)(?:学|听课|看课).{0,4}(?:直接|就能|就可以)?换/,
    rests: ['course-check', 'deadline'],
    says: (matter) =>
      isFree(matter) || matter.late
        ? null
        : ['不对：现场专业人员学满 {exchange.hours} 学时才能申请更换；只有技能人员，助手的理解是不用先学。'],
  },
  {
    // 单位说不用换 是真的吗
    intent: 'exchange_overdue',
    words:
      /(?:听说|有人说|别人说|单位说|公司说|老板说|同事说).{0,6}(?:不用|甭|不需要|不必|没必要)(?:再)?(?:去)?换(?!单位|人|岗|手机)/,
    rests: ['deadline'],
    says: (matter) =>
      matter.standings.length > 0 && !matter.standings.some((one) => !isElectronic(one))
        ? null
        : [
            `不对：文件写的是旧证书要在{exchange.deadline}前申请更换，没换的自动失效${matter.late ? '，那天已经过了' : ''}。`,
          ],
  },
];
