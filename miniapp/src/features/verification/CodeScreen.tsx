import { verdictWords } from '@hz/shared/codes';
import { Text, View } from '@tarojs/components';
import { go } from '../../navigation';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { EmptyState } from '../../ui/EmptyState';
import { Skeleton } from '../../ui/Skeleton';
import { Tag } from '../../ui/Tag';
import { useHolderName } from '../account/useHolderName';
import { useCertificate } from '../certificates/store';
import { Screen } from '../shell/Screen';
import './index.scss';
import { useNamed } from '../certificates/twins';
import { qrUri } from './qr';
import type { StatusCode } from './store';
import { useStatusCode } from './useStatusCode';
import { words } from './words';

interface CodeProps {
  code: StatusCode;
  left: number;
  /** The post, as it is called on screen. */
  title: string;
  /** Who shows it, as far as the account tells. */
  holder: string | null;
}

function Code({ code, left, title, holder }: CodeProps) {
  return (
    <Card className="code-card">
      <Text className="code-post">{title}</Text>
      {holder && <Text className="code-statement">{words.code.holder(holder)}</Text>}
      <View className="code-verdict">
        <Tag tone={verdictWords[code.verdict]?.tone ?? 'ask'} text={code.title} />
      </View>
      <View
        className={left > 0 ? 'code-picture' : 'code-picture code-over'}
        style={{ backgroundImage: qrUri(code.payload) }}
        {...{ [process.env.TARO_ENV === 'h5' ? 'role' : 'aria-role']: 'img' }}
        aria-label={words.code.label(title, code.title)}
      />
      <Text className="code-left">
        {left > 0 ? words.code.left(Math.floor(left / 60), left % 60) : words.code.over}
      </Text>
      <Text className="code-statement">{code.statement}</Text>
    </Card>
  );
}

/** The holder's own code: a signed status that holds for some minutes. */
export function CodeScreen({ certificateId }: { certificateId: string }) {
  const { code, failure, busy, left, renew } = useStatusCode(certificateId);
  const { certificate } = useCertificate(certificateId);
  const holder = useHolderName();
  const named = useNamed(certificateId);
  return (
    <Screen
      title={words.code.title}
      narrow
      footer={<Button text={words.code.renew} busy={busy} onTap={() => void renew()} />}
    >
      {code ? (
        <Code
          code={code}
          left={left}
          title={named(certificate?.title ?? words.code.certificate)}
          holder={holder}
        />
      ) : failure ? (
        <EmptyState icon="offline" title={words.refused} text={failure.message} />
      ) : (
        <Skeleton />
      )}
      <Button kind="quiet" text={words.code.looks} onTap={() => go('looks', { id: certificateId })} />
    </Screen>
  );
}
