import { STATUS_PREFIX } from '@hz/shared/codes';
import { Text } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { useResource } from '../../api/resource';
import { goOn, useParam } from '../../navigation';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { Field } from '../../ui/Field';
import { Skeleton } from '../../ui/Skeleton';
import { officePlace } from '../office/address';
import { Screen } from '../shell/Screen';
import { useBusy } from '../shell/useBusy';
import { useTop } from '../shell/useTop';
import './index.scss';
import { LookResult } from './LookResult';
import { lookUp } from './look-up';
import { Scanner } from './Scanner';
import { keys, type Outcome } from './store';
import { words } from './words';

const LONGEST_NUMBER = 60;

/** One look after the other: a content comes in, one verdict comes out; why a typed number has none stands at its field. */
function useLook() {
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [looked, setLooked] = useState(false);
  useResource(keys);

  async function look(content: string): Promise<void> {
    const place = officePlace(content);
    if (place) return goOn(place.page, place.params, { replacing: true });
    setProblem(null);
    setLooked(true);
    setBusy(true);
    setOutcome(await lookUp(content));
    setBusy(false);
  }

  async function lookUpTyped(number: string): Promise<void> {
    setProblem(null);
    const found = await lookUp(number);
    if (found.kind === 'refused') setProblem(found.sentence);
    else {
      setLooked(true);
      setOutcome(found);
    }
  }

  return { outcome, busy, problem, looked, look, lookUpTyped, again: () => setOutcome(null) };
}

/** A status code or a number in the address that led here is looked at once. */
function useContentOfAddress(look: (content: string) => Promise<void>): void {
  const code = useParam('code');
  const number = useParam('number');
  // An ordinary link that WeChat opened in the mini-program comes whole, as q.
  const link = useParam('q');
  const content = code ? `${STATUS_PREFIX}${code}` : (link ?? number);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each content
  useEffect(() => {
    if (content) void look(content);
  }, [content]);
}

/** Scan, pick a photo or type, and see how a certificate stands. */
export function ScanScreen() {
  const { outcome, busy, problem, looked, look, lookUpTyped, again } = useLook();
  const [number, setNumber] = useState('');
  const typed = useBusy();
  const begun = useParam('begin') !== null;
  useContentOfAddress(look);
  useTop(outcome || busy ? 'verdict' : 'question');
  if (outcome || busy)
    return (
      <Screen
        open
        title={words.scan.title}
        footer={<Button text={words.scan.again} busy={busy} onTap={again} />}
      >
        {outcome ? <LookResult outcome={outcome} /> : <Skeleton />}
      </Screen>
    );
  const submit = () => void typed.run(() => lookUpTyped(number));
  return (
    <Screen open title={words.scan.title}>
      <Text className="scan-lead">{words.scan.lead}</Text>
      <Scanner atOnce={begun && !looked} onContent={(content) => void look(content)} />
      <Card className="scan-typed">
        <Field
          label={words.scan.number}
          help={words.scan.numberHelp}
          value={number}
          error={problem}
          maxLength={LONGEST_NUMBER}
          onChange={setNumber}
          onConfirm={submit}
        />
        <Button
          kind="second"
          text={words.scan.look}
          missing={number.trim() === '' ? words.scan.numberFirst : null}
          busy={typed.busy}
          onTap={submit}
        />
      </Card>
    </Screen>
  );
}
