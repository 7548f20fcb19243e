import { type Day, formatDay, parseDay } from '@hz/shared/calendar';
import { Text, View } from '@tarojs/components';
import { classNames } from '../../class-names';
import { ClauseNotes } from '../../ui/ClauseNote';
import { Icon } from '../../ui/Icon';
import { Tag } from '../../ui/Tag';
import { Tap } from '../../ui/Tap';
import type { Tone } from '../../ui/tone';
import { openPage } from '../certificates/cards';
import type { Stand } from '../certificates/turn';
import { useNamed } from '../certificates/twins';
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
export function Head({
  tag,
  message,
  today,
}: {
  tag: { tone: Tone; text: string };
  message: Arrived;
  today: Day;
}) {
  const { title, arrivedOn, arrivedAt, read } = message;
  return (
    <>
      <View className="message-head">
        <Tag {...tag} />
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

/**
 * Whether a line was overtaken: it is done by now, or what was too late is not. Else the two tones tell of two things, of
 * the day and of what is known: none of them makes the other untrue.
 */
const isOvertaken = (then: Tone, { tone }: Stand): boolean =>
  then !== tone && (tone === 'done' || then === 'late');

/** How a certificate stands today; gone: it was deleted; null: nobody knows. */
export type StandsNow = Stand | 'gone' | null;

/** What became of what a line says; null: it still says so. */
type Since = Stand | 'gone' | null;

interface LineProps {
  line: Line;
  message: Message;
  today: Day;
  since: Since;
}

function LineBody({ line, message, today, since }: LineProps) {
  const named = useNamed(line.certificateId);
  return (
    <>
      <Text className="reminder-certificate">{named(line.certificate)}</Text>
      <Text className="reminder-sentence">{line.sentence}</Text>
      {since ? (
        <View className="reminder-deadline">
          <Icon name="edit" colour="muted" size="small" />
          <Text className="reminder-deadline-text">
            {since === 'gone' ? words.goneSince : words.since(since.title)}
          </Text>
        </View>
      ) : (
        <StillLeft line={line} message={message} today={today} />
      )}
      {since !== 'gone' && (
        <View className="message-go">
          <Text>{since ? words.open.certificate : openWords(line)}</Text>
          <Icon name="next" colour="teal" size="small" />
        </View>
      )}
    </>
  );
}

interface Props {
  message: Message;
  today: Day;
  /** A link from WeChat led to this message: it stands out. */
  isLinked: boolean;
  standsNow: (certificateId: string) => StandsNow;
  onRead: (message: Message) => void;
}

/** One reminder that arrived: a tap marks it as read and leads to the place it is about. */
export function MessageCard({ message, today, isLinked, standsNow, onRead }: Props) {
  const { lines, read, channels, tone } = message;
  const sinceOf = ({ certificateId, tone: then }: Line): Since => {
    const now = standsNow(certificateId);
    return now === 'gone' || (now && isOvertaken(then, now)) ? now : null;
  };
  const open = (line: Line) => {
    onRead(message);
    const since = sinceOf(line);
    if (since === 'gone') return;
    if (since) openPage('certificate', { id: line.certificateId });
    else openTarget(line);
  };
  const [only] = lines;
  const tag = lines.every((line) => sinceOf(line) !== null)
    ? { tone: 'ask' as const, text: words.changedSince }
    : { tone, text: standing.tones[tone] };
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
          <Head tag={tag} message={message} today={today} />
          <LineBody line={only} message={message} today={today} since={sinceOf(only)} />
        </Tap>
      ) : (
        <>
          <Head tag={tag} message={message} today={today} />
          {lines.map((line) => (
            <Tap
              key={`${line.rule} ${line.certificateId}`}
              className="message-tap message-line"
              onTap={() => open(line)}
            >
              <LineBody line={line} message={message} today={today} since={sinceOf(line)} />
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
