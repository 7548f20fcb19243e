import { Text, View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { asFailure } from '../../api/failure';
import { useResource } from '../../api/resource';
import { Button } from '../../ui/Button';
import { Chip, Chips } from '../../ui/Choice';
import { ErrorLine } from '../../ui/ErrorLine';
import { Field } from '../../ui/Field';
import { useInSight } from '../../ui/in-sight';
import { Sheet } from '../../ui/Sheet';
import { cards } from '../certificates/cards';
import { Choices, type Draft, draftOf, isTyped } from '../intake/QuestionView';
import { type Question, tried } from '../intake/store';
import { words as intakeWords } from '../intake/words';
import './index.scss';
import { words } from './words';

interface Props {
  /** How the row is called. */
  name: string;
  pack: string;
  /** The post as it is told now, by its title or as the list's values end. */
  current: string;
  busy: boolean;
  error: string | null;
  /** Takes a value of the list or a text, with its kind where that was asked. Says whether it was taken. */
  onSave: (post: string, kind: string | null) => Promise<boolean>;
  onClose: () => void;
}

/** The same certificate twice is noticed before it is one; there may be two all the same. */
function TwinNote({ title }: { title: string }) {
  const id = useInSight(title);
  return (
    <View id={id} {...{ role: 'alert' }}>
      <Text className="detail-doubt">{words.twin(title)}</Text>
    </View>
  );
}

interface KindsProps {
  question: Question;
  chosen: string | null;
  onChoose: (kind: string) => void;
}

/** Which kind it is of: below a long list it would not be seen that something more is asked. */
function Kinds({ question, chosen, onChoose }: KindsProps) {
  const id = useInSight(question.title);
  return (
    <View id={id}>
      <Text className="detail-ask">{question.title}</Text>
      <Chips label={question.title}>
        {question.options.map(({ value, label }) => (
          <Chip key={value} text={label} chosen={chosen === value} onTap={() => onChoose(value)} />
        ))}
      </Chips>
    </View>
  );
}

/** Another post, and with it another kind: what was chosen wrongly at first is corrected here, in the list it was chosen from. */
export function PostSheet({ name, pack, current, busy, error, onSave, onClose }: Props) {
  const others = useResource(cards).data?.certificates ?? [];
  const [posts, setPosts] = useState<Question | null>(null);
  const [kinds, setKinds] = useState<Question | null>(null);
  const [kind, setKind] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [draft, setDraft] = useState<Draft>({ value: '', own: false });
  useEffect(() => {
    let gone = false;
    tried({ pack, answers: [] })
      .then(({ view }) => {
        const question = view?.next ?? null;
        if (gone || question === null) return;
        setPosts(question);
        const known = question.options.find(
          ({ label, value }) => label === current || value.endsWith(`/${current}`),
        );
        setDraft(draftOf(question, known?.value ?? current));
      })
      .catch((thrown) => setFailure(asFailure(thrown).message));
    return () => {
      gone = true;
    };
  }, [pack, current]);
  const choose = (next: Draft) => {
    setDraft(next);
    setKinds(null);
    setKind(null);
    setFailure(null);
  };
  const post = draft.value.trim();
  const label = posts?.options.find(({ value }) => value === draft.value)?.label ?? post;
  // The one that is changed is no other.
  const isItself = label === current || draft.value.endsWith(`/${current}`);
  const isThere = others.some((one) => one.pack === pack && one.title === label);
  const twin = isThere && !isItself ? label : null;
  const save = async () => {
    try {
      // What is listed says its kind.
      if (kind === null && !post.includes('/')) {
        const { view } = await tried({ pack, answers: [{ question: 'post', value: post }] });
        if (view?.next?.id === 'kind') return setKinds(view.next);
      }
      if (await onSave(post, kind)) onClose();
    } catch (thrown) {
      setFailure(asFailure(thrown).message);
    }
  };
  return (
    <Sheet
      title={name}
      onClose={onClose}
      footer={
        <>
          <ErrorLine text={error ?? failure} />
          <Button
            text={words.save}
            missing={post === '' ? words.postMissing : kinds && kind === null ? words.kindMissing : null}
            busy={busy}
            disabled={posts === null}
            onTap={() => void save()}
          />
        </>
      }
    >
      <Text className="detail-text">{words.postWarning}</Text>
      {posts === null && failure === null && <Text className="detail-text">{words.wait}</Text>}
      {posts && posts.kind !== 'text' && <Choices question={posts} draft={draft} onChange={choose} />}
      {posts && isTyped(posts, draft.own) && (
        <Field
          label={intakeWords.ownLabel}
          value={draft.value}
          onChange={(value) => choose({ value, own: draft.own })}
        />
      )}
      {twin && <TwinNote title={twin} />}
      {kinds && <Kinds question={kinds} chosen={kind} onChoose={setKind} />}
    </Sheet>
  );
}
