import { formatDayChinese, parseDay } from '@hz/shared/calendar';
import { Text, View } from '@tarojs/components';
import { Card } from '../../components/Card';
import './index.scss';
import type { Notice } from './store';
import { words } from './words';

function Clause({ clause }: { clause: Notice['clauses'][number] }) {
  return (
    <Card>
      <Text className="notice-number">{words.clause(clause.id)}</Text>
      <Text className="notice-title">{clause.title}</Text>
      {clause.text.map((line) => (
        <Text className="notice-text" key={line}>
          {line}
        </Text>
      ))}
    </Card>
  );
}

function Readings({ readings }: Pick<Notice, 'readings'>) {
  return (
    <Card title={words.readings} icon="ask">
      <Text className="notice-help">{words.readingsHelp}</Text>
      {readings.map((reading) => (
        <View className="notice-part" key={reading.id}>
          {reading.clause && <Text className="notice-help">{words.onClause(reading.clause)}</Text>}
          <Text className="notice-text">{reading.text}</Text>
        </View>
      ))}
    </Card>
  );
}

function NotStated({ notStated }: Pick<Notice, 'notStated'>) {
  return (
    <Card title={words.notStated} icon="minus">
      <Text className="notice-help">{words.notStatedHelp}</Text>
      {notStated.map((part) => (
        <View className="notice-part" key={part.id}>
          <Text className="notice-strong">{part.title}</Text>
          <Text className="notice-text">{part.text}</Text>
        </View>
      ))}
    </Card>
  );
}

/** The notice clause by clause, how the helper reads it, and what it does not say. */
export function NoticeText({ notice }: { notice: Notice }) {
  return (
    <>
      <Text className="notice-name">{notice.title}</Text>
      <Text className="notice-help">
        {notice.documentNumber}
        {'\n'}
        {words.issued(notice.authority, formatDayChinese(parseDay(notice.issuedOn)))}
      </Text>
      <Text className="notice-own">{words.own}</Text>
      {notice.clauses.map((clause) => (
        <Clause key={clause.id} clause={clause} />
      ))}
      <Readings readings={notice.readings} />
      <NotStated notStated={notice.notStated} />
      <Card title={words.names} icon="card">
        {notice.certificateNames.map((names) => (
          <View className="notice-part" key={names.family}>
            <Text className="notice-help">{words.oldName}</Text>
            <Text className="notice-text">{names.old}</Text>
            <Text className="notice-help">{words.newName}</Text>
            <Text className="notice-text">{names.electronic}</Text>
          </View>
        ))}
      </Card>
    </>
  );
}
