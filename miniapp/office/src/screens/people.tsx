import { useEffect, useState } from 'react';
import { type Address, addressOf, narrow } from '../address';
import type { Membership } from '../api';
import { type Answer, call } from '../api';
import { useAct, useLoaded } from '../load';
import { Button } from '../ui/actions';
import { Choice, TextField, Tick } from '../ui/fields';
import { Empty, Fault, Shown } from '../ui/states';
import { type Column, Table } from '../ui/table';
import { Tag } from '../ui/tag';
import { dayInWords, daysLeftInWords, stateOf, states, studyNames } from '../words';
import { NudgeDialog } from './nudge-dialog';

type PeopleAnswer = Answer<'GET /v1/office/orgs/:org/people'>;
type PersonRow = PeopleAnswer['people'][number];

const FILTERS = ['state', 'group', 'joined', 'study', 'project', 'post', 'leader', 'days', 'search'] as const;
const TYPING_MS = 400;

/** Who was chosen, by id, and whether they joined: nobody else can be reminded. */
type Chosen = ReadonlyMap<string, boolean>;

/** What a list was narrowed by when it was last seen: the way back from a person leads there. */
const seen = new Map<string, Readonly<Record<string, string>>>();
export const lastFilters = (org: string) => seen.get(org) ?? {};

/** The list of people; what it is narrowed by stands in the address. */
export function People({ membership, address }: { membership: Membership; address: Address }) {
  const { org, role } = membership;
  const query: Record<string, string> = {};
  for (const name of FILTERS) if (address.query[name]) query[name] = address.query[name];
  const page = Number(address.query.page ?? 0);
  const loaded = useLoaded('GET /v1/office/orgs/:org/people', {
    params: { org: org.id },
    query: { ...query, ...(page > 0 && { page }) } as never,
  });
  const choices = useLoaded('GET /v1/office/orgs/:org/choices', { params: { org: org.id } });
  useEffect(() => void seen.set(org.id, address.query), [org.id, address.query]);
  const [chosen, setChosen] = useState<Chosen>(new Map());
  const [nudging, setNudging] = useState(false);
  const mayNudge = role === 'company-admin' || role === 'company-editor';
  const set = (change: Record<string, unknown>) => {
    setChosen(new Map());
    narrow(address, { ...change, page: undefined });
  };
  return (
    <>
      <h1>人员</h1>
      <Filters query={query} set={set} choices={choices.value} />
      <Shown of={loaded}>
        {(answer) => (
          <>
            <p className="count-line" role="status">
              {Object.keys(query).length > 0
                ? `符合的 ${answer.fitting} 人，共 ${answer.all} 人`
                : `共 ${answer.all} 人`}
            </p>
            {answer.people.length === 0 ? (
              <Nobody
                answer={answer}
                filters={Object.keys(query).length}
                clear={() => set(without(FILTERS))}
              />
            ) : (
              <>
                <Rows
                  org={org.id}
                  people={answer.people}
                  chosen={chosen}
                  choose={mayNudge ? setChosen : null}
                />
                <Pages
                  answer={answer}
                  page={page}
                  turn={(to) => narrow(address, { page: to || undefined })}
                />
              </>
            )}
          </>
        )}
      </Shown>
      {chosen.size > 0 && (
        <section className="bulk" aria-label="选中的人">
          <span>选了 {chosen.size} 人</span>
          <Button kind="main" onPress={() => setNudging(true)}>
            {[...chosen.values()].includes(true) ? '提醒这些人' : '都没加入，提醒不到：看名单'}
          </Button>
          <Button onPress={() => setChosen(new Map())}>不选了</Button>
        </section>
      )}
      {nudging && (
        <NudgeDialog
          org={org.id}
          people={[...chosen.keys()]}
          onClose={() => setNudging(false)}
          onSent={async () => {
            setNudging(false);
            setChosen(new Map());
            await loaded.reload();
          }}
        />
      )}
    </>
  );
}

const without = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, undefined]));

function Nobody({ answer, filters, clear }: { answer: PeopleAnswer; filters: number; clear: () => void }) {
  if (answer.all === 0)
    return (
      <Empty title="名单上还没有人">
        <p>先传一份名单。</p>
      </Empty>
    );
  return (
    <Empty title={`${answer.all} 人里没有符合的`}>
      <Button onPress={clear}>清掉 {filters} 个条件</Button>
    </Empty>
  );
}

interface FilterProps {
  query: Record<string, string>;
  set: (change: Record<string, unknown>) => void;
  choices: Answer<'GET /v1/office/orgs/:org/choices'> | null;
}

function Filters({ query, set, choices }: FilterProps) {
  const [search, setSearch] = useState(query.search ?? '');
  // On a narrow screen people come first; what the list is narrowed by already is in sight.
  const [folded, setFolded] = useState(Object.keys(query).every((name) => name === 'search'));
  const inAddress = query.search ?? '';
  useEffect(() => {
    if (search.trim() === inAddress) return;
    const timer = setTimeout(() => set({ search: search.trim() || undefined }), TYPING_MS);
    return () => clearTimeout(timer);
  });
  const named = (names: readonly string[] = []) => names.map((name) => ({ value: name, name }));
  return (
    <form
      className={folded ? 'filters folded' : 'filters'}
      aria-label="筛选"
      onSubmit={(event) => event.preventDefault()}
    >
      <TextField label="姓名或编号" value={search} onChange={setSearch} maxLength={60} />
      <button
        type="button"
        className="inline fold"
        aria-expanded={!folded}
        onClick={() => setFolded(!folded)}
      >
        {folded ? '更多条件' : '收起条件'}
      </button>
      <Choice
        label="换证"
        value={query.state ?? (query.group ? `group:${query.group}` : '')}
        onChange={(value) =>
          set(
            value.startsWith('group:')
              ? { state: undefined, group: value.slice('group:'.length) }
              : { state: value, group: undefined },
          )
        }
        none="全部"
        choices={[
          { value: 'group:due', name: '应换' },
          { value: 'group:todo', name: '有事要办' },
          ...states.map(({ state, name }) => ({ value: state, name })),
        ]}
      />
      <Choice
        label="这一期学习"
        value={query.study ?? ''}
        onChange={(study) => set({ study })}
        none="全部"
        choices={Object.entries(studyNames).map(([value, { name }]) => ({ value, name }))}
      />
      <Choice
        label="加入"
        value={query.joined ?? ''}
        onChange={(joined) => set({ joined })}
        none="全部"
        choices={[
          { value: 'yes', name: '已加入' },
          { value: 'no', name: '未加入' },
        ]}
      />
      <Choice
        label="项目"
        value={query.project ?? ''}
        onChange={(project) => set({ project })}
        none="全部"
        choices={named(choices?.projects)}
      />
      <Choice
        label="岗位"
        value={query.post ?? ''}
        onChange={(post) => set({ post })}
        none="全部"
        choices={named(choices?.posts)}
      />
      <Choice
        label="班组长"
        value={query.leader ?? ''}
        onChange={(leader) => set({ leader })}
        none="全部"
        choices={named(choices?.leaders)}
      />
      <Choice
        label="期限"
        value={query.days ?? ''}
        onChange={(days) => set({ days })}
        none="全部"
        choices={[7, 30, 90].map((days) => ({ value: String(days), name: `${days} 天以内` }))}
      />
    </form>
  );
}

interface RowsProps {
  org: string;
  people: readonly PersonRow[];
  chosen: Chosen;
  choose: ((chosen: Chosen) => void) | null;
}

function Rows({ org, people, chosen, choose }: RowsProps) {
  const toggle = ({ id, joined }: PersonRow, on: boolean) => {
    const next = new Map(chosen);
    if (on) next.set(id, joined);
    else next.delete(id);
    choose?.(next);
  };
  const allChosen = people.every(({ id }) => chosen.has(id));
  const columns: Column<PersonRow>[] = [
    {
      id: 'name',
      name: '姓名',
      cell: (row) => (
        <span className="name-cell">
          {choose && (
            <Tick
              label={`选 ${row.name}`}
              hidden
              checked={chosen.has(row.id)}
              onChange={(on) => toggle(row, on)}
            />
          )}
          <a href={addressOf(['o', org, 'people', row.id])}>{row.name}</a>
        </span>
      ),
    },
    { id: 'number', name: '证书编号', cell: ({ number }) => number ?? '没写' },
    { id: 'post', name: '岗位', cell: ({ post }) => post ?? '' },
    { id: 'project', name: '项目', cell: ({ project }) => project ?? '' },
    { id: 'leader', name: '班组长', cell: ({ leader }) => leader ?? '' },
    {
      id: 'state',
      name: '换证',
      cell: ({ state }) => <Tag tone={stateOf(state).tone}>{stateOf(state).name}</Tag>,
    },
    {
      id: 'deadline',
      name: '期限',
      cell: ({ deadline, daysLeft }) => deadline && `${dayInWords(deadline)}（${daysLeftInWords(daysLeft)}）`,
    },
    { id: 'study', name: '这一期学习', cell: (row) => <Study person={row} /> },
    { id: 'nudged', name: '上次提醒', day: true, cell: ({ lastNudgedOn }) => dayInWords(lastNudgedOn) },
  ];
  return (
    <>
      {choose && (
        <Tick
          label="选这一页的全部"
          checked={allChosen}
          onChange={(on) =>
            choose(new Map(on ? [...chosen, ...people.map(({ id, joined }) => [id, joined] as const)] : []))
          }
        />
      )}
      <Table caption="人员" rows={people} columns={columns} keyOf={({ id }) => id} />
    </>
  );
}

export function Study({ person: { study } }: { person: PersonRow }) {
  if (!study) return <span className="help">未加入，看不到学时</span>;
  const { name, tone } = studyNames[study.state];
  return (
    <>
      <Tag tone={study.said === undefined ? tone : 'late'}>{study.said ?? name}</Tag>
      {study.required !== null && study.state !== 'none' && (
        <span className="help">
          {' '}
          {study.done} / {study.required} 学时{study.origin === 'official' ? '，官方记录' : '，自己记的'}
        </span>
      )}
    </>
  );
}

function Pages({ answer, page, turn }: { answer: PeopleAnswer; page: number; turn: (to: number) => void }) {
  if (page === 0 && !answer.more) return null;
  return (
    <nav className="pages" aria-label="翻页">
      <Button off={page === 0} onPress={() => turn(page - 1)}>
        上一页
      </Button>
      <span>第 {page + 1} 页</span>
      <Button off={!answer.more} onPress={() => turn(page + 1)}>
        下一页
      </Button>
    </nav>
  );
}

/** Told by word of mouth, and out of the list: what is done to one person. */
export function usePersonActs(org: string) {
  const { busy, failure, act } = useAct();
  return {
    busy,
    fault: <Fault failure={failure} />,
    told: (id: string, after: () => Promise<void>) =>
      act(async () => {
        await call('POST /v1/office/orgs/:org/people/:id/told', { params: { org, id }, body: {} });
        await after();
      }),
    remove: (id: string, after: () => Promise<void>) =>
      act(async () => {
        await call('DELETE /v1/office/orgs/:org/people/:id', { params: { org, id } });
        await after();
      }),
  };
}
