import { useState } from 'react';
import type { Membership } from '../api';
import { type Answer, call } from '../api';
import { useAct, useLoaded } from '../load';
import { Button } from '../ui/actions';
import { TextField } from '../ui/fields';
import { Empty, Fault, Shown } from '../ui/states';
import { Tag } from '../ui/tag';
import { timeInWords } from '../words';

type Question = Answer<'GET /v1/office/orgs/:org/questions'>['questions'][number];

const questionStates = {
  open: { name: '没人答', tone: 'soon' },
  taken: { name: '有人在答', tone: 'ask' },
  answered: { name: '答了', tone: 'done' },
  closed: { name: '关了', tone: 'plain' },
} as const;

/** What the chat could not answer: to take, to answer, to close. Who asked is not known here. */
export function Questions({ membership }: { membership: Membership }) {
  const { org, role } = membership;
  const loaded = useLoaded('GET /v1/office/orgs/:org/questions', { params: { org: org.id } });
  return (
    <>
      <h1>转来的问题</h1>
      <p>助手没答上来、转给人的问题。看不到是谁问的；你的回答出现在他和助手的对话里。</p>
      <Shown of={loaded}>
        {({ questions }) =>
          questions.length === 0 ? (
            <Empty title="没有转来的问题" />
          ) : (
            <ul className="cards">
              {questions.map((question) => (
                <QuestionCard
                  key={question.id}
                  org={org.id}
                  question={question}
                  mayAnswer={role !== 'authority-viewer'}
                  onChanged={loaded.reload}
                />
              ))}
            </ul>
          )
        }
      </Shown>
    </>
  );
}

interface CardProps {
  org: string;
  question: Question;
  mayAnswer: boolean;
  onChanged: () => Promise<void>;
}

function QuestionCard({ org, question, mayAnswer, onChanged }: CardProps) {
  const [text, setText] = useState('');
  const { busy, failure, act } = useAct();
  const params = { org, id: question.id };
  const state = questionStates[question.state];
  const isOpen = question.state === 'open' || question.state === 'taken';
  const take = () =>
    act(async () => {
      await call('POST /v1/office/orgs/:org/questions/:id/take', { params, body: {} });
      await onChanged();
    });
  const answer = () =>
    act(async () => {
      await call('POST /v1/office/orgs/:org/questions/:id/answer', { params, body: { text } });
      await onChanged();
    });
  const close = () =>
    act(async () => {
      await call('POST /v1/office/orgs/:org/questions/:id/close', { params, body: {} });
      await onChanged();
    });
  return (
    <li className="card">
      <p>
        <Tag tone={state.tone}>{question.by ? `${state.name}：${question.by}` : state.name}</Tag>{' '}
        {question.waited && <b>等了{question.waited}</b>}{' '}
        <span className="help">{timeInWords(question.askedAt)}</span>
      </p>
      <ul>
        {question.asked.map(({ question: said, answer: told }) => (
          <li key={said}>
            {said}
            {told && <span className="help">（助手答：{told}）</span>}
          </li>
        ))}
        {question.certificates.map(({ title, standing }) => (
          <li key={title}>
            {title}：{standing}
          </li>
        ))}
      </ul>
      {question.answer && <blockquote>{question.answer}</blockquote>}
      {isOpen && mayAnswer && question.isMine && (
        <TextField
          label="回答"
          name="text"
          value={text}
          onChange={setText}
          lines={4}
          maxLength={1000}
          failure={failure}
        />
      )}
      <Fault failure={failure} />
      {isOpen && mayAnswer && (
        <div className="actions">
          {question.isMine ? (
            <Button kind="main" busy={busy} off={text.trim() === ''} onPress={() => void answer()}>
              回答
            </Button>
          ) : (
            <Button kind="main" busy={busy} onPress={() => void take()}>
              我来答
            </Button>
          )}
          <Button busy={busy} onPress={() => void close()}>
            不用答，关掉
          </Button>
        </div>
      )}
    </li>
  );
}
