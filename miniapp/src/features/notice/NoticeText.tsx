import { formatDayChinese, parseDay } from '@hz/shared/calendar';
import { Text, View } from '@tarojs/components';
import { Card } from '../../ui/Card';
import { clauseInText, clauseName } from '../../ui/ClauseNote/name';
import type { IconName } from '../../ui/Icon';
import type { Pack } from '../packs/store';
import './index.scss';
import { words } from './words';

/** A document by its name, who issued it and when, and how far it is known. */
function Document({ document }: { document: Pack['documents'][number] }) {
  const issued = words.issued(document.authority, formatDayChinese(parseDay(document.issuedOn)));
  return (
    <>
      <Text className="notice-name">{document.title}</Text>
      <Text className="notice-help">
        {[document.number, issued, document.source && words.source(document.source), document.caveat]
          .filter(Boolean)
          .join('\n')}
      </Text>
    </>
  );
}

function Clause({ clause }: { clause: Pack['clauses'][number] }) {
  return (
    <Card>
      <Text className="notice-number">{clauseName(clause.id)}</Text>
      <Text className="notice-title">{clause.title}</Text>
      {clause.text.map((line) => (
        <Text className="notice-text" key={line}>
          {line}
        </Text>
      ))}
    </Card>
  );
}

function Readings({ readings }: Pick<Pack, 'readings'>) {
  if (readings.length === 0) return null;
  return (
    <Card title={words.readings} icon="ask">
      <Text className="notice-help">{words.readingsHelp}</Text>
      {readings.map((reading) => (
        <View className="notice-part" key={reading.id}>
          {reading.clause && (
            <Text className="notice-help">{words.onClause(clauseInText(reading.clause))}</Text>
          )}
          <Text className="notice-text">{reading.text}</Text>
        </View>
      ))}
    </Card>
  );
}

interface SaidProps {
  title: string;
  help: string;
  icon: IconName;
  parts: Pack['notStated'];
}

function Said({ title, help, icon, parts }: SaidProps) {
  if (parts.length === 0) return null;
  return (
    <Card title={title} icon={icon}>
      <Text className="notice-help">{help}</Text>
      {parts.map((part) => (
        <View className="notice-part" key={part.id}>
          <Text className="notice-strong">{part.title}</Text>
          <Text className="notice-text">{part.text}</Text>
        </View>
      ))}
    </Card>
  );
}

function Names({ kinds }: Pick<Pack, 'kinds'>) {
  const named = kinds.filter(
    ({ oldCertificate, electronicCertificate }) => oldCertificate ?? electronicCertificate,
  );
  if (named.length === 0) return null;
  return (
    <Card title={words.names} icon="card">
      {named.map(({ id, oldCertificate, electronicCertificate }) => (
        <View className="notice-part" key={id}>
          {oldCertificate && <Text className="notice-help">{words.oldName}</Text>}
          {oldCertificate && <Text className="notice-text">{oldCertificate}</Text>}
          {electronicCertificate && <Text className="notice-help">{words.newName}</Text>}
          {electronicCertificate && <Text className="notice-text">{electronicCertificate}</Text>}
        </View>
      ))}
    </Card>
  );
}

/** The documents of a pack clause by clause, how the helper reads them, what they do not say, and what it has not got. */
export function NoticeText({ pack }: { pack: Pack }) {
  return (
    <>
      {pack.documents.map((document) => (
        <View key={document.id}>
          <Document document={document} />
          {document === pack.documents[0] && <Text className="notice-own">{words.own}</Text>}
          {pack.clauses
            .filter((clause) => clause.document === document.id)
            .map((clause) => (
              <Clause key={clause.id} clause={clause} />
            ))}
        </View>
      ))}
      <Readings readings={pack.readings} />
      <Said title={words.notStated} help={words.notStatedHelp} icon="minus" parts={pack.notStated} />
      <Said title={words.notAtHand} help={words.notAtHandHelp} icon="ask" parts={pack.notAtHand} />
      <Names kinds={pack.kinds} />
    </>
  );
}
