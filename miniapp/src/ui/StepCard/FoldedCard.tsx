import { Text } from '@tarojs/components';
import { type ReactNode, useState } from 'react';
import { Card } from '../Card';
import { Icon, type IconName } from '../Icon';
import { Tap } from '../Tap';
import './index.scss';

interface Props {
  title: string;
  icon: IconName;
  children: ReactNode;
}

/** A part of a step that waits until somebody needs it: papers, trouble. */
export function FoldedCard({ title, icon, children }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <Card>
      <Tap className="step-fold" expanded={open} onTap={() => setOpen(!open)}>
        <Icon name={icon} colour="teal" />
        <Text className="step-fold-title">{title}</Text>
        <Icon name={open ? 'up' : 'down'} colour="teal" size="small" />
      </Tap>
      {open && children}
    </Card>
  );
}
