import type { ResponseOf } from '@hz/shared/contracts';
import { Text } from '@tarojs/components';
import { useState } from 'react';
import { call } from '../../api/call';
import { back, go } from '../../navigation';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { Option, Options } from '../../ui/Choice';
import { EmptyState } from '../../ui/EmptyState';
import { ErrorLine } from '../../ui/ErrorLine';
import { Field } from '../../ui/Field';
import { PrivacyText } from '../account/PrivacyText';
import { GrantNote } from '../reminders/GrantNote';
import { useGrantInPassing } from '../reminders/useGrants';
import { Screen } from '../shell/Screen';
import { Asked } from './Asked';
import './index.scss';
import { useAct, useAnswer } from './useOffice';
import { words } from './words';

type Poster = ResponseOf<'GET /v1/office/posters/:code'>;
type Kind = Poster['kinds'][number]['kind'];

const said = words.poster;
const LONGEST_NAME = 40;

/** A company asks to be let in on one certificate: who, what for, what. Nothing is chosen beforehand. */
export function PosterScreen({ code }: { code: string }) {
  const asked = useAnswer(() => call('GET /v1/office/posters/:code', { params: { code } }), code);
  const [certificateId, setCertificate] = useState<string | null>(null);
  const [name, setName] = useState('');
  const [kinds, setKinds] = useState<readonly Kind[]>([]);
  const [ended, setEnded] = useState<'done' | 'refused' | null>(null);
  const { busy, failure, act } = useAct();
  const grant = useGrantInPassing('nudge');
  // A company's list is matched by number and name, unless official records say whose the certificate is.
  const needsName = asked.value?.certificates.find(({ id }) => id === certificateId)?.official === false;
  const missing =
    certificateId === null
      ? said.whichFirst
      : needsName && name.trim() === ''
        ? said.nameFirst
        : kinds.length === 0
          ? said.kindsFirst
          : null;
  const wantsNudges = kinds.includes('nudges');
  const agree = () => {
    // In the tap itself, or WeChat does not ask.
    if (wantsNudges) grant.ask();
    return act(async () => {
      if (!certificateId) return;
      const body = { certificateId, kinds: [...kinds], ...(needsName && { name }) };
      const request = { params: { code }, body };
      await call('POST /v1/office/posters/:code/consents', request);
      setEnded('done');
    });
  };
  if (ended)
    return (
      <Screen title={said.title}>
        <EmptyState
          icon={ended === 'done' ? 'check' : 'shield'}
          title={ended === 'done' ? said.done : said.refused}
          text={ended === 'done' ? said.doneText(asked.value?.company ?? '', kinds) : ''}
        >
          <Button text={words.toMe} onTap={() => go('me')} />
        </EmptyState>
      </Screen>
    );
  const canJoin = (asked.value?.certificates ?? []).some(({ number, joined }) => number !== null && !joined);
  return (
    <Screen
      title={said.title}
      here={{ page: 'office-poster', params: { code } }}
      footer={
        canJoin && (
          <>
            <ErrorLine text={failure?.fields.length === 0 ? failure.message : null} />
            {wantsNudges && <GrantNote note={grant.note} />}
            <Button text={said.agree} busy={busy} missing={missing} onTap={() => void agree()} />
            <Button kind="quiet" text={said.refuse} onTap={() => setEnded('refused')} />
          </>
        )
      }
    >
      <Asked of={asked}>
        {(poster) => (
          <>
            <Card title={said.company(poster.company)} icon="person">
              {poster.project && <Text className="office-text">{said.project(poster.project)}</Text>}
              <Text className="office-small">{said.code(poster.creditCode)}</Text>
            </Card>
            <PrivacyText notice={poster.notice} />
            {poster.certificates.length === 0 ? (
              <Card>
                <Text className="office-text">{said.none}</Text>
                <Button text={said.add} onTap={() => go('add')} />
              </Card>
            ) : (
              <Certificates poster={poster} chosen={certificateId} choose={setCertificate} />
            )}
            {needsName && (
              <Card>
                <Field
                  label={said.name}
                  help={said.nameHelp}
                  value={name}
                  maxLength={LONGEST_NAME}
                  error={failure?.fields[0]?.message ?? null}
                  onChange={setName}
                />
              </Card>
            )}
            {canJoin && <Kinds poster={poster} chosen={kinds} choose={setKinds} />}
            {!canJoin && poster.certificates.length > 0 && <Button text={words.toMe} onTap={back} />}
          </>
        )}
      </Asked>
    </Screen>
  );
}

interface CertificatesProps {
  poster: Poster;
  chosen: string | null;
  choose: (id: string) => void;
}

const Certificates = ({ poster, chosen, choose }: CertificatesProps) => (
  <Card title={said.which}>
    <Options label={said.which}>
      {poster.certificates.map(({ id, title, number, joined }) => (
        <Option
          key={id}
          text={title}
          hint={joined ? said.joined : (number ?? said.noNumber)}
          chosen={id === chosen}
          onTap={() => (number === null ? go('certificate', { id }) : joined || choose(id))}
        />
      ))}
    </Options>
  </Card>
);

interface KindsProps {
  poster: Poster;
  chosen: readonly Kind[];
  choose: (kinds: readonly Kind[]) => void;
}

const Kinds = ({ poster, chosen, choose }: KindsProps) => (
  <Card title={said.kinds}>
    {chosen.length === 0 && <Text className="office-small">{said.choose}</Text>}
    {poster.kinds.map(({ kind, name, text }) => (
      <Option
        key={kind}
        many
        text={name}
        hint={text}
        chosen={chosen.includes(kind)}
        onTap={() => choose(chosen.includes(kind) ? chosen.filter((one) => one !== kind) : [...chosen, kind])}
      />
    ))}
  </Card>
);
