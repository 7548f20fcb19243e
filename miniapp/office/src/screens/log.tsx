import { type Address, addressOf } from '../address';
import type { Membership } from '../api';
import { useLoaded } from '../load';
import { Go } from '../ui/actions';
import { Empty, Shown } from '../ui/states';
import { Table } from '../ui/table';
import { timeInWords } from '../words';

/** Who did what, the newest first; nothing of it is ever changed. */
export function Log({ membership: { org }, address }: { membership: Membership; address: Address }) {
  const { before } = address.query;
  const loaded = useLoaded('GET /v1/office/orgs/:org/audit', {
    params: { org: org.id },
    query: before ? { before } : {},
  });
  return (
    <>
      <h1>日志</h1>
      <p>谁做过什么。只增不改，谁也删不掉。</p>
      <Shown of={loaded}>
        {({ entries, more }) =>
          entries.length === 0 ? (
            <Empty title="还没有" />
          ) : (
            <>
              <Table
                caption="日志"
                rows={entries}
                keyOf={({ id }) => id}
                columns={[
                  { id: 'at', name: '什么时候', cell: ({ at }) => timeInWords(at) },
                  { id: 'who', name: '谁', cell: ({ who }) => who },
                  { id: 'what', name: '做了什么', cell: ({ sentence }) => sentence },
                ]}
              />
              {more && <Go to={addressOf(address.parts, { before: entries.at(-1)?.id })}>更早的</Go>}
            </>
          )
        }
      </Shown>
    </>
  );
}
