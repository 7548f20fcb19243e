import type { RulebookData } from '../../schema';
import { clauses } from './clauses';
import { families } from './families';
import { milestones } from './milestones';
import { notStated } from './not-stated';
import { contacts, systems } from './places';
import { unmappableTrades } from './posts';
import { readings } from './readings';
import { rules } from './rules';
import { steps } from './steps';

/** 吉建人〔2022〕25号, as data. Names, numbers and dates are the notice's; the sentences are the helper's. */
export const jilin2022_25: RulebookData = {
  id: 'jilin-2022-25',
  province: '吉林省',
  source: {
    documentNumber: '吉建人〔2022〕25号',
    // The helper's own short name for it, not its official title.
    title: '旧证书换电子证书的通知',
    issuedOn: '2022-11-14',
    authority: '吉林省住房和城乡建设厅',
  },
  clauses,
  readings,
  notStated,
  rules,
  systems,
  contacts,
  exchange: {
    deadline: {
      unit: 'day',
      values: [{ from: '2022-11-14', value: '2022-12-31', clause: '二', reading: 'deadline-day' }],
    },
    unmappableTrades: {
      unit: 'names',
      values: [{ from: '2022-11-14', value: unmappableTrades, clause: '四(二)' }],
    },
  },
  families,
  steps,
  milestones,
  amendments: [],
};
