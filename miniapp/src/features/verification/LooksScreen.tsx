import { type PackLookVerdict, verdictWords } from '@hz/shared/codes';
import type { ResponseOf } from '@hz/shared/contracts';
import { useEffect, useState } from 'react';
import { call } from '../../api/call';
import { asFailure, type Failure } from '../../api/failure';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { EmptyState } from '../../ui/EmptyState';
import { Fact, Rows } from '../../ui/Rows';
import { Skeleton } from '../../ui/Skeleton';
import { instantWords } from '../dates';
import { Screen } from '../shell/Screen';
import { words } from './words';

// A server that is newer than this app may know more verdicts.
const titleOf = (verdict: PackLookVerdict): string => verdictWords[verdict]?.title ?? words.looks.newer;

type Trail = ResponseOf<'GET /v2/certificates/:id/looks'>;

function useTrail(certificateId: string) {
  const [trail, setTrail] = useState<Trail | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);

  async function older(): Promise<void> {
    const known = trail?.looks ?? [];
    const before = known[known.length - 1]?.id;
    try {
      const page = await call('GET /v2/certificates/:id/looks', {
        params: { id: certificateId },
        query: before ? { before } : {},
      });
      setTrail({ looks: [...known, ...page.looks], more: page.more });
      setFailure(null);
    } catch (error) {
      setFailure(asFailure(error));
    }
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: the first page when the screen opens, others on a tap
  useEffect(() => void older(), [certificateId]);
  return { trail, failure, older };
}

/** Who has looked at a certificate, the latest first. */
export function LooksScreen({ certificateId }: { certificateId: string }) {
  const { trail, failure, older } = useTrail(certificateId);
  const said = words.looks;
  return (
    <Screen title={said.title}>
      {!trail && !failure && <Skeleton />}
      {failure && <EmptyState icon="offline" title={words.refused} text={failure.message} />}
      {trail?.looks.length === 0 && <EmptyState icon="shield" title={said.noneTitle} text={said.noneText} />}
      {trail && trail.looks.length > 0 && (
        <Card>
          <Rows>
            {trail.looks.map(({ id, at, by, who, verdict }) => (
              <Fact
                key={id}
                name={instantWords(at)}
                value={`${said.who[who]}${said.by[by]}`}
                source={titleOf(verdict)}
              />
            ))}
          </Rows>
        </Card>
      )}
      {trail?.more && <Button kind="second" text={said.more} onTap={() => void older()} />}
    </Screen>
  );
}
