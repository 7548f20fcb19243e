import { CaseError, explain, type ParsedCase, resolveCase } from '@hz/shared/v1/engine';
import { AppError, dateOrder } from '../../platform/errors';
import { type Binding, route } from '../../platform/http/route';
import { presentAssessed } from '../../present/assessment';

/** The assessment for everybody: one case in, the answer with its reasons out, nothing stored. */
export const assessmentRoutes = (): Binding[] => [
  route('POST /v1/assess', ({ body }) => {
    const { rulebook, input } = resolved(body);
    return presentAssessed(rulebook, explain(rulebook, input), input.asOf);
  }),
];

const noRulebook = () => new AppError('not-found', '没有这份文件的规则');

function resolved(body: Parameters<typeof resolveCase>[0]): ParsedCase {
  try {
    return resolveCase(body);
  } catch (error) {
    if (!(error instanceof CaseError)) throw error;
    // A case of the right shape: it names a rulebook that is not there, or a day before its document.
    throw error.faults[0]?.startsWith('rulebook') ? noRulebook() : dateOrder('asOf', '这一天文件还没有印发');
  }
}
