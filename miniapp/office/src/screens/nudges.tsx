import { addressOf } from '../address';
import type { Membership } from '../api';
import { useLoaded } from '../load';
import { Go } from '../ui/actions';
import { Empty, Shown } from '../ui/states';
import { Table } from '../ui/table';
import { Tag } from '../ui/tag';
import { dayInWords } from '../words';

const nudgeStates = {
  waiting: { name: '等着发', tone: 'ask' },
  sent: { name: '发了', tone: 'done' },
  withdrawn: { name: '没有发', tone: 'plain' },
} as const;

/** What was sent, and who sent it. */
export function Nudges({ membership: { org } }: { membership: Membership }) {
  const loaded = useLoaded('GET /v1/office/orgs/:org/nudges', { params: { org: org.id } });
  return (
    <>
      <h1>提醒</h1>
      <p>七天里每人最多提醒一次，一个期限最多三次，晚上九点到早上八点不发。</p>
      <Go to={addressOf(['o', org.id, 'people'], { group: 'todo' })} kind="main">
        选要提醒的人
      </Go>
      <Shown of={loaded}>
        {({ nudges }) =>
          nudges.length === 0 ? (
            <Empty title="还没有提醒过谁" />
          ) : (
            <Table
              caption="发过的提醒"
              rows={nudges}
              keyOf={({ id }) => id}
              columns={[
                { id: 'on', name: '哪天', day: true, cell: ({ on }) => dayInWords(on) },
                {
                  id: 'name',
                  name: '谁',
                  cell: ({ name, personId }) => (
                    <a href={addressOf(['o', org.id, 'people', personId])}>{name}</a>
                  ),
                },
                { id: 'by', name: '谁发的', cell: ({ by }) => by },
                {
                  id: 'state',
                  name: '到了没有',
                  cell: ({ state }) => <Tag tone={nudgeStates[state].tone}>{nudgeStates[state].name}</Tag>,
                },
              ]}
            />
          )
        }
      </Shown>
    </>
  );
}
