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

/** The kinds there are, and the posts of one of them: as the first questions ask for them. */
async function questionsOf(family: string): Promise<{ kinds: Question | null; posts: Question | null }> {
  const first = await tried([{ questionId: 'family', value: family }]);
  return { kinds: first.answered[0]?.question ?? null, posts: first.next };
}

interface Props {
  certificate: CertificateView;
  row: FactRow;
  onClose: () => void;
}

/** Another kind, another post: what was chosen wrongly at first is corrected here. */
export function PostSheet({ certificate, row, onClose }: Props) {
  const { busy, error, change } = useChange(certificate);
  const [family, setFamily] = useState(certificate.family);
  const [asked, setAsked] = useState<Awaited<ReturnType<typeof questionsOf>> | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [draft, setDraft] = useState<Draft>({ value: '', own: false });
  useEffect(() => {
    let gone = false;
    setAsked(null);
    questionsOf(family)
      .then((questions) => {
        if (gone) return;
        setAsked(questions);
        const known = family === certificate.family ? certificate.title : null;
        if (questions.posts) setDraft(draftOf(questions.posts, known));
      })
      .catch((thrown) => setFailure(asFailure(thrown).message));
    return () => {
      gone = true;
    };
  }, [family, certificate.family, certificate.title]);
  const save = async () => {
    if (draft.value.trim() === '') return setFailure(words.missing);
    if (await change({ family, trade: draft.value }, words.saved)) onClose();
  };
  const problem = error ?? failure;
  return (
    <Sheet
      title={row.name}
      onClose={onClose}
      footer={
        <>
          <ErrorLine text={problem} />
          <Button text={words.save} busy={busy} disabled={asked === null} onTap={() => void save()} />
        </>
      }
    >
      <Text className="detail-text">{words.postWarning}</Text>
      {asked === null && failure === null && <Text className="detail-text">{words.wait}</Text>}
      {asked?.kinds && (
        <Chips label={words.family}>
          {asked.kinds.options.map(({ value, label }) => (
            <Chip key={value} text={label} chosen={family === value} onTap={() => setFamily(value)} />
          ))}
        </Chips>
      )}
      {asked?.posts && <Choices question={asked.posts} draft={draft} onChange={setDraft} />}
      {draft.own && (
        <Field
          label={intakeWords.otherLabel}
          placeholder={intakeWords.otherPlaceholder}
          value={draft.value}
          onChange={(value) => setDraft({ value, own: true })}
        />
      )}
    </Sheet>
  );
}
