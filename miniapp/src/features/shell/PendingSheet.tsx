import { Text, View } from '@tarojs/components';
import { bringBack, type Change, discard, flush, isGone } from '../../api/queue';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { Sheet } from '../../ui/Sheet';
import { Tag } from '../../ui/Tag';
import { words } from './words';

function Pending({ change }: { change: Change }) {
  const refused = change.refusal !== null;
  return (
    <Card>
      <Tag tone={refused ? 'late' : 'soon'} text={refused ? words.refusedMark : words.waitingMark} />
      <Text className="shell-change">{change.words}</Text>
      {refused && <Text className="shell-help">{change.refusal}</Text>}
      {refused && isGone(change) && (
        <Button kind="second" narrow text={words.bringBack} onTap={() => bringBack(change)} />
      )}
      <Button
        kind="second"
        narrow
        text={refused ? (isGone(change) ? words.leaveDeleted : words.understood) : words.discard}
        onTap={() => discard(change.id)}
      />
    </Card>
  );
}

/** Every change that has not reached the server, each with what became of it. */
export function PendingSheet({ list, onClose }: { list: Change[]; onClose: () => void }) {
  const waiting = list.some((change) => change.refusal === null);
  return (
    <Sheet
      title={words.pendingTitle}
      onClose={onClose}
      footer={waiting && <Button text={words.tryAgain} onTap={() => void flush()} />}
    >
      <View>
        <Text className="shell-help">{words.pendingHelp}</Text>
        {list.map((change) => (
          <Pending key={change.id} change={change} />
        ))}
      </View>
    </Sheet>
  );
}
