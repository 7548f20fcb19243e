import { Text, View } from '@tarojs/components';
import { classNames } from '../../class-names';
import { Card } from '../Card';
import { Icon, type IconName } from '../Icon';
import './index.scss';

interface Props {
  title: string;
  icon: IconName;
  lines: readonly string[];
  /** Numbered when the order matters. */
  numbered?: boolean;
}

/** One part of a step: what to do, what to have at hand, what you see when it worked. */
export function StepCard({ title, icon, lines, numbered }: Props) {
  if (lines.length === 0) return null;
  return (
    <Card title={title} icon={icon}>
      <StepLines lines={lines} numbered={numbered} />
    </Card>
  );
}

/** Its lines, one below the other. */
export function StepLines({ lines, numbered }: Pick<Props, 'lines' | 'numbered'>) {
  return (
    <>
      {lines.map((line, index) => (
        <View className={classNames('step-line', index > 0 && 'step-line-next')} key={line}>
          {numbered && lines.length > 1 ? (
            <Text className="step-number">{index + 1}</Text>
          ) : (
            <View className="step-dot" />
          )}
          <Text className="step-text">{line}</Text>
        </View>
      ))}
    </>
  );
}

/** Something that may go wrong, and what helps. */
export function TroubleLine({ what, remedy }: { what: string; remedy: string }) {
  return (
    <View className="trouble-line">
      <View className="trouble-what">
        <Icon name="ask" colour="amberInk" size="small" />
        <Text className="trouble-title">{what}</Text>
      </View>
      <Text className="trouble-remedy">{remedy}</Text>
    </View>
  );
}
