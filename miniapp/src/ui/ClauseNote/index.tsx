import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { classNames } from '../../class-names';
import { Icon } from '../Icon';
import { Tap } from '../Tap';
import './index.scss';
import { clauseInText, clauseName, inOrder } from './name';

interface Clause {
  /** As its document numbers it */
  id: string;
  /** The clause in plain words. */
  text: string;
}

/** Where a statement comes from: a tap on a clause shows it in plain words. */
export function ClauseNotes({ clauses }: { clauses: readonly Clause[] }) {
  const [open, setOpen] = useState<string | null>(null);
  const shown = clauses.find(({ id }) => id === open);
  if (clauses.length === 0) return null;
  return (
    <View className="clauses">
      <View className="clause-row">
        <Text className="clause-label">依据</Text>
        <View className="clause-list">
          {inOrder(clauses).map(({ id }) => (
            <Tap
              key={id}
              className={classNames('clause', id === open && 'clause-open')}
              label={`依据：文件${clauseInText(id)}`}
              expanded={id === open}
              onTap={() => setOpen(id === open ? null : id)}
            >
              <Text>{clauseName(id)}</Text>
              <Icon name={id === open ? 'up' : 'down'} colour="teal" size="small" />
            </Tap>
          ))}
        </View>
      </View>
      {shown && <Text className="clause-text">{shown.text}</Text>}
    </View>
  );
}
