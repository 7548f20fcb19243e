import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { Card } from '../../components/Card';
import { Icon } from '../../components/Icon';
import { Entry, Rows } from '../../components/Rows';
import { Tap } from '../../components/Tap';
import { go } from '../../navigation';
import type { Notice } from '../notice/store';
import { PlaceRow } from '../place/PlaceRow';
import './index.scss';
import { words } from './words';

function Trouble({ trouble }: { trouble: Notice['troubles'][number] }) {
  const [open, setOpen] = useState(false);
  return (
    <View className="trouble">
      <Tap className="trouble-head" onTap={() => setOpen(!open)} expanded={open}>
        <Text className="trouble-name">{trouble.what}</Text>
        <Icon name={open ? 'up' : 'down'} colour="teal" size="small" />
      </Tap>
      {open && (
        <View className="trouble-body">
          <Text className="trouble-text">{trouble.remedy}</Text>
          {trouble.clause && <Text className="trouble-clause">{words.clause(trouble.clause)}</Text>}
        </View>
      )}
    </View>
  );
}

/** What may go wrong, whom to ask, and where everything is. */
export function HelpView({ notice }: { notice: Notice }) {
  return (
    <>
      <Card>
        <Rows>
          <Entry icon="scan" text={words.scan} hint={words.scanHint} onTap={() => go('scan')} />
          <Entry icon="notice" text={words.notice} hint={words.noticeHint} onTap={() => go('notice')} />
        </Rows>
      </Card>
      <Card title={words.contacts} icon="phone">
        {notice.contacts.map(({ id, name, phone, about }) => (
          <PlaceRow key={id} name={name} about={about} phone={phone} address={null} />
        ))}
      </Card>
      <Card title={words.troubles} icon="help">
        {notice.troubles.map((trouble) => (
          <Trouble key={trouble.what} trouble={trouble} />
        ))}
      </Card>
      <Card title={words.systems} icon="place">
        {notice.systems.map(({ id, name, address, phone }) => (
          <PlaceRow key={id} name={name} address={address} phone={phone} />
        ))}
      </Card>
    </>
  );
}
