import { CaseError, explain, type ParsedCase, resolveCase } from '@hz/shared/engine';
import { validationFailed } from '../errors';
import { type Binding, route } from '../http/route';
import { presentAssessed } from '../presenters/assessment';

/** The assessment for everybody: one case in, the answer with its reasons out, nothing stored. */
export const assessmentRoutes = (): Binding[] => [
  route('POST /v1/assess', ({ body }) => {
    const { rulebook, input } = resolved(body);
    return presentAssessed(rulebook, explain(rulebook, input), input.asOf);
  }),
];

function resolved(body: Parameters<typeof resolveCase>[0]): ParsedCase {
  try {
    return resolveCase(body);
  } catch (error) {
    if (!(error instanceof CaseError)) throw error;
    throw validationFailed(error.faults.map(asFault));
  }
}

const WORDS: Record<string, string> = {
  rulebook: '没有这份文件的规则',
  asOf: '这一天文件还没有印发',
};

// The engine says it in the command line's words.
function asFault(fault: string) {
  const [field = ''] = fault.split(': ');
  return { field, message: WORDS[field] ?? '填的内容不对' };
}
