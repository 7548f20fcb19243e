import { Text, View } from '@tarojs/components';
import { classNames } from '../../class-names';
import { Icon } from '../Icon';
import { Tap } from '../Tap';
import './index.scss';

/** concluded: nobody has said that it is done, it follows from a later one. */
export type StopState = 'done' | 'concluded' | 'current' | 'upcoming' | 'not-needed' | 'blocked';

export interface Stop {
  id: string;
  title: string;
  state: StopState;
  /** The state in words, with its date: 12月5日做完 */
  note: string;
}

function Mark({ state, number }: { state: StopState | 'behind'; number: number }) {
  return (
    <View className={`stop-mark stop-mark-${state}`}>
      {state === 'done' && <Icon name="check" colour="white" size="small" />}
      {state === 'concluded' && <Icon name="check" colour="muted" size="small" />}
      {state === 'current' && <Icon name="helmet" colour="ink" size="normal" />}
      {state === 'blocked' && <Icon name="stop" colour="brick" size="small" />}
      {state === 'not-needed' && <Icon name="minus" colour="muted" size="small" />}
      {(state === 'upcoming' || state === 'behind') && <Text className="stop-number">{number}</Text>}
    </View>
  );
}

/** The whole way with where you are: a road with a stop for every step. */
export function WayMap({ stops, onOpen }: { stops: Stop[]; onOpen: (id: string) => void }) {
  return (
    <View className="way-map">
      {stops.map((stop, index) => {
        // Where the way is blocked is said once: what lies behind is only out of reach.
        const isBehind = stop.state === 'blocked' && stops[index - 1]?.state === 'blocked';
        return (
          <Tap
            key={stop.id}
            className={classNames('stop', `stop-${stop.state}`)}
            onTap={() => onOpen(stop.id)}
            label={`${index + 1}，${stop.title}，${stop.note}`}
          >
            <View className="stop-road">
              <Mark state={isBehind ? 'behind' : stop.state} number={index + 1} />
              {index < stops.length - 1 && (
                <View className={classNames('stop-line', stop.state === 'done' && 'stop-line-done')} />
              )}
            </View>
            <View className="stop-words">
              <Text className="stop-title">{stop.title}</Text>
              {stop.state !== 'upcoming' && !isBehind && <Text className="stop-note">{stop.note}</Text>}
            </View>
            <Icon name="next" colour="faint" size="small" />
          </Tap>
        );
      })}
    </View>
  );
}
