import type { CertificateView } from '@hz/shared/contracts';
import { Text } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { asFailure } from '../../api/failure';
import { Button } from '../../ui/Button';
import { Chip, Chips } from '../../ui/Choice';
import { ErrorLine } from '../../ui/ErrorLine';
import { Field } from '../../ui/Field';
import { Sheet } from '../../ui/Sheet';
import { useChange } from '../certificates/useChange';
import { Choices, type Draft, draftOf } from '../intake/QuestionView';
import { type Question, tried } from '../intake/store';
import { words as intakeWords } from '../intake/words';
import type { FactRow } from './facts';
import './index.scss';
import { words } from './words';

interface Props {
  certificate: CertificateView;
  row: FactRow;
  onClose: () => void;
}

/** Another post, and with it another kind: what was chosen wrongly at first is corrected here, in the list it was chosen from. */
export function PostSheet({ certificate, row, onClose }: Props) {
  const { rulebook: pack, title } = certificate;
  const { busy, error, change } = useChange(certificate);
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
        const known = question.options.find(({ label }) => label === title)?.value;
        setDraft(draftOf(question, known ?? title));
      })
      .catch((thrown) => setFailure(asFailure(thrown).message));
    return () => {
      gone = true;
    };
  }, [pack, title]);
  const choose = (next: Draft) => {
    setDraft(next);
    setKinds(null);
    setKind(null);
    setFailure(null);
  };
  const post = draft.value.trim();
  const save = async () => {
    // What is listed says its kind.
    const [family, trade] = post.includes('/') ? (post.split('/') as [string, string]) : [kind, post];
    if (family !== null) return void ((await change({ family, trade }, words.saved)) && onClose());
    try {
      const { view } = await tried({ pack, answers: [{ question: 'post', value: post }] });
      if (view?.next?.id === 'kind') return setKinds(view.next);
      if (await change({ trade }, words.saved)) onClose();
    } catch (thrown) {
      setFailure(asFailure(thrown).message);
    }
  };
  return (
    <Sheet
      title={row.name}
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
      {posts && <Choices question={posts} draft={draft} onChange={choose} />}
      {draft.own && (
        <Field
          label={intakeWords.ownLabel}
          value={draft.value}
          onChange={(value) => choose({ value, own: true })}
        />
      )}
      {kinds && (
        <Chips label={kinds.title}>
          {kinds.options.map(({ value, label }) => (
            <Chip key={value} text={label} chosen={kind === value} onTap={() => setKind(value)} />
          ))}
        </Chips>
      )}
    </Sheet>
  );
}
