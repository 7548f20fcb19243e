import { type Day, formatDay, parseDay } from '@hz/shared/calendar';
import { Text, View } from '@tarojs/components';
import { classNames } from '../../class-names';
import { ClauseNotes } from '../../ui/ClauseNote';
import { Icon } from '../../ui/Icon';
import { Tag } from '../../ui/Tag';
import { Tap } from '../../ui/Tap';
import { words as standing } from '../certificates/words';
import { dayWords, deadlineWords } from '../dates';
import './index.scss';
import { clausesOf, openTarget, openWords } from './lines';
import type { Arrived, Line, Message } from './store';
import { messageElement } from './useLinkedDay';
import { words } from './words';

/** A message keeps its words; how far away its day is now stands below them. */
function StillLeft({ line, message, today }: { line: Line; message: Message; today: Day }) {
  if (line.deadline === null || parseDay(message.arrivedOn) === today) return null;
  const left = parseDay(line.deadline) - today;
  return (
    <View className="reminder-deadline">
      <Icon name="calendar" colour="muted" size="small" />
      <Text className="reminder-deadline-text">
        {words.stillLeft(deadlineWords(line.deadline, left, formatDay(today)))}
      </Text>
    </View>
  );
}

/** Of what kind it is, whether it was read, when it came, and its title. */
export function Head({ tag, message, today }: { tag: string; message: Arrived; today: Day }) {
  const { tone, title, arrivedOn, arrivedAt, read } = message;
  return (
    <>
      <View className="message-head">
        <Tag tone={tone} text={tag} />
        {!read && (
          <View className="message-unread">
            <View className="message-dot" />
            <Text>{words.unread}</Text>
          </View>
        )}
        <Text className="message-time">
          {words.arrivedAt(dayWords(arrivedOn, formatDay(today)), arrivedAt)}
        </Text>
      </View>
      <Text className="message-title">{title}</Text>
    </>
  );
}

function LineBody({ line, message, today }: { line: Line; message: Message; today: Day }) {
  return (
    <>
      <Text className="reminder-certificate">{line.certificate}</Text>
      <Text className="reminder-sentence">{line.sentence}</Text>
      <StillLeft line={line} message={message} today={today} />
      <View className="message-go">
        <Text>{openWords(line)}</Text>
        <Icon name="next" colour="teal" size="small" />
      </View>
    </>
  );
}

interface Props {
  message: Message;
  today: Day;
  /** A link from WeChat led to this message: it stands out. */
  isLinked: boolean;
  onRead: (message: Message) => void;
}

/** One reminder that arrived: a tap marks it as read and leads to the place it is about. */
export function MessageCard({ message, today, isLinked, onRead }: Props) {
  const { lines, read, channels, tone } = message;
  const open = (line: Line) => {
    onRead(message);
    openTarget(line);
  };
  const [only] = lines;
  return (
    <View
      id={messageElement(message.day)}
      className={classNames(
        ...['message', `message-${message.tone}`],
        !read && 'message-new',
        isLinked && 'message-linked',
      )}
    >
      {lines.length === 1 && only ? (
        <Tap className="message-tap" onTap={() => open(only)}>
          <Head tag={standing.tones[tone]} message={message} today={today} />
          <LineBody line={only} message={message} today={today} />
        </Tap>
      ) : (
        <>
          <Head tag={standing.tones[tone]} message={message} today={today} />
          {lines.map((line) => (
            <Tap
              key={`${line.rule} ${line.certificateId}`}
              className="message-tap message-line"
              onTap={() => open(line)}
            >
              <LineBody line={line} message={message} today={today} />
            </Tap>
          ))}
        </>
      )}
      <ClauseNotes clauses={clausesOf(lines)} />
      <Text className="message-channels">
        {channels
          .filter(({ channel }) => channel !== 'inbox')
          .map(({ note }) => note)
          .join('，')}
      </Text>
    </View>
  );
}
