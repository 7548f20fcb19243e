import { isIdentityNumber } from '@hz/shared/codes';
import { typedIdentity } from '@hz/shared/text';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { Failure } from '../../api/failure';
import { go } from '../../navigation';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { ErrorLine } from '../../ui/ErrorLine';
import { Field } from '../../ui/Field';
import { Tag } from '../../ui/Tag';
import { FlipSheet } from '../certificates/flip';
import { useCertificate } from '../certificates/store';
import { instantWords } from '../dates';
import { Screen } from '../shell/Screen';
import './index.scss';
import type { Claims } from './store';
import { type ClaimForm, useClaims } from './useClaims';
import { WithdrawSheet } from './WithdrawSheet';
import { words } from './words';

const said = words.claim;
const EMPTY: ClaimForm = { name: '', idNumber: '', number: '' };
const FIELDS = [
  { key: 'name', label: said.name },
  { key: 'idNumber', label: said.idNumber },
  { key: 'number', label: said.number, help: said.numberHelp },
] as const;

/** How the certificate stands by the record that is attached to it: that it is attached is no good news by itself. */
function Stands({ id }: { id: string }) {
  const { certificate } = useCertificate(id);
  if (!certificate) return null;
  const { tone, title } = certificate.verdict;
  const text = said.stands(title);
  return tone === 'late' ? <ErrorLine text={text} /> : <Text className="claim-text">{text}</Text>;
}

function Made({ claim, onWithdraw }: { claim: Claims['claims'][number]; onWithdraw: () => void }) {
  const { certificateId, state, contested, post, at, message } = claim;
  return (
    <View className="claim">
      <View className="claim-head">
        <Text className="claim-post">{post ?? said.record}</Text>
        <Tag {...(contested ? said.contested : said.state[state])} />
      </View>
      {certificateId && <Stands id={certificateId} />}
      <Text className="claim-text">{message}</Text>
      <Text className="claim-text">{said.at(instantWords(at))}</Text>
      <View className="claim-row">
        {certificateId && (
          <Button
            narrow
            kind="second"
            text={said.toCertificate}
            onTap={() => go('certificate', { id: certificateId })}
          />
        )}
        {state !== 'refused' && (
          <Button narrow kind={certificateId ? 'quiet' : 'second'} text={said.withdraw} onTap={onWithdraw} />
        )}
      </View>
    </View>
  );
}

const errorOf = (failure: Failure | null, field: string): string | null =>
  failure?.fields.find((fault) => fault.field === field)?.message ?? null;

type Making = ReturnType<typeof useClaims>;

const WHOLE = 18;

/** What can be seen to be wrong here costs none of the day's tries. */
const slipOf = ({ idNumber }: ClaimForm): string | null => {
  const typed = typedIdentity(idNumber);
  return typed.length !== WHOLE || isIdentityNumber(typed) ? null : said.idNumberWrong;
};

/** The three things to fill in. */
function Form({
  form,
  making,
  slip,
  onChange,
}: {
  form: ClaimForm;
  making: Making;
  slip: string | null;
  onChange: (form: ClaimForm) => void;
}) {
  const { failure, shelf } = making;
  return (
    <>
      <Text className="scan-lead">{said.lead}</Text>
      <Card>
        {FIELDS.map(({ key, label, ...more }) => (
          <Field
            key={key}
            label={label}
            {...more}
            value={form[key]}
            error={errorOf(failure, key) ?? (key === 'idNumber' ? slip : null)}
            onChange={(value) => onChange({ ...form, [key]: value })}
          />
        ))}
        {shelf.data && <Text className="claim-text">{said.triesLeft(shelf.data.triesLeft)}</Text>}
      </Card>
    </>
  );
}

/** Attaches an official record to the holder: three things that only the holder knows together. */
export function ClaimScreen({ certificateId }: { certificateId: string | null }) {
  const making = useClaims(certificateId);
  const { shelf, busy, failure, claim, withdraw } = making;
  const { certificate } = useCertificate(certificateId);
  const known = certificate?.number ?? certificate?.newNumber ?? '';
  const [typed, setForm] = useState<Partial<ClaimForm>>({});
  const [withdrawing, setWithdrawing] = useState<Claims['claims'][number] | null>(null);
  // What the certificate says already need not be typed again.
  const form: ClaimForm = { ...EMPTY, number: known, ...typed };
  const open = FIELDS.find(({ key }) => form[key].trim() === '');
  const [slip, setSlip] = useState<string | null>(null);
  const submit = () => {
    const wrong = slipOf(form);
    setSlip(wrong);
    if (wrong === null) void claim(form).then((through) => through && setForm({}));
  };
  const ask = (one: typeof withdrawing) => {
    making.clearFailure();
    setWithdrawing(one);
  };
  const withdrawIt = async (one: Claims['claims'][number]) => {
    if (await withdraw(one)) setWithdrawing(null);
  };
  const made = shelf.data?.claims ?? [];
  // One certificate has one record: nothing is left to claim for it.
  const isAttached = certificateId !== null && made.some((one) => one.certificateId === certificateId);
  return (
    <Screen
      narrow={made.length === 0}
      title={said.title}
      footer={
        !isAttached && (
          <>
            <ErrorLine text={failure?.fields.length === 0 ? failure.message : null} />
            <Button
              text={said.submit}
              busy={busy}
              missing={open && said.fillFirst(open.label)}
              onTap={submit}
            />
          </>
        )
      }
    >
      {made.length > 0 && (
        <Card title={said.mine} icon="shield">
          {made.map((one) => (
            <Made key={one.id} claim={one} onWithdraw={() => ask(one)} />
          ))}
        </Card>
      )}
      {!isAttached && <Form form={form} making={making} slip={slip} onChange={setForm} />}
      {withdrawing && (
        <WithdrawSheet
          claim={withdrawing}
          busy={busy}
          error={failure?.message ?? null}
          onWithdraw={() => void withdrawIt(withdrawing)}
          onClose={() => ask(null)}
        />
      )}
      <FlipSheet />
    </Screen>
  );
}
