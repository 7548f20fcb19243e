import type { ResponseOf } from '@hz/shared/contracts';
import { Text } from '@tarojs/components';
import { VerdictCard } from '../../ui/VerdictCard';
import './index.scss';

type Words = NonNullable<NonNullable<ResponseOf<'POST /v2/intake/try'>['preview']>['words']>;

/** What follows from the facts, as the pack's own law says it, with how far that law is known. */
export function WordsCard({ words, deadline = null }: { words: Words; deadline?: string | null }) {
  const { tone, title, sentences, clauses, reading, caveat } = words;
  return (
    <VerdictCard
      tone={tone}
      title={title}
      sentences={sentences}
      clauses={clauses}
      reading={reading}
      deadline={deadline}
    >
      {caveat && <Text className="packs-caveat">{caveat}</Text>}
    </VerdictCard>
  );
}
