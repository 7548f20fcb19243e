import type { ReactNode } from 'react';
import type { Failure } from '../api';
import type { Loaded } from '../load';
import { Button } from './actions';

export const Loading = () => (
  <div className="state" role="status">
    <span className="sr">正在读取 …</span>
    <span className="bone wide" />
    <span className="bone" />
    <span className="bone short" />
  </div>
);

export const Empty = ({ title, children }: { title: string; children?: ReactNode }) => (
  <div className="state">
    <p className="state-title">{title}</p>
    {children}
  </div>
);

/** What is wrong with each field: its first fault, as it is said at the field. */
function firstOfEach(fields: Failure['fields']): string[] {
  const first = fields.filter(({ field }, at) => fields.findIndex((one) => one.field === field) === at);
  return first.map(({ message }) => message);
}

interface FaultProps {
  failure: Failure | null;
  /** The fields that say their own fault: here it is said only that there is one. */
  besides?: readonly string[];
}

/** What went wrong, in sight and read out at once. */
export function Fault({ failure, besides = [] }: FaultProps) {
  if (!failure) return null;
  const rest = failure.fields.filter(({ field }) => !besides.includes(field));
  const marked = rest.length < failure.fields.length ? ['上面标红的地方要改'] : [];
  const said = [...marked, ...firstOfEach(rest)];
  return (
    <p className="fault" role="alert">
      {said.length > 0 ? said.join('；') : failure.message}
    </p>
  );
}

function Failed({ failure, again }: { failure: Failure; again: () => void }) {
  if (failure.code === 'forbidden' || failure.code === 'not-found')
    return (
      <Empty title={failure.code === 'forbidden' ? '这一页不是给你的身份看的' : '没有找到'}>
        <p>{failure.message}</p>
        <a href="#/">回到首页</a>
      </Empty>
    );
  return (
    <div className="state" role="alert">
      <p className="state-title">{failure.offline ? '现在连不上' : '没有读出来'}</p>
      <p>{failure.message}</p>
      <Button onPress={again}>再试一次</Button>
    </div>
  );
}

/** What was asked for, once it is there; before, the bones of it, or why it does not come. */
export function Shown<T>({ of, children }: { of: Loaded<T>; children: (value: T) => ReactNode }) {
  if (of.value === null)
    return of.failure ? <Failed failure={of.failure} again={() => void of.reload()} /> : <Loading />;
  return (
    <>
      {of.failure && (
        <p className="fault" role="alert">
          下面可能是旧的：{of.failure.message}{' '}
          <button type="button" className="inline" onClick={() => void of.reload()}>
            再试一次
          </button>
        </p>
      )}
      {children(of.value)}
    </>
  );
}
