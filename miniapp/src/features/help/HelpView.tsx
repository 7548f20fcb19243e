import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { go, goScan } from '../../navigation';
import { Card } from '../../ui/Card';
import { Icon } from '../../ui/Icon';
import { Entry, Rows } from '../../ui/Rows';
import { Tap } from '../../ui/Tap';
import { PlaceEntry } from '../packs/PlaceEntry';
import type { Pack } from '../packs/store';
import { words as packWords } from '../packs/words';
import { PlaceRow } from '../place/PlaceRow';
import './index.scss';
import { whomToCall } from './whom';
import { words } from './words';

type TroubleText = Pack['steps'][number]['trouble'][number];

/** What may go wrong at any step, each once. */
const troublesOf = ({ steps }: Pack): TroubleText[] =>
  steps
    .flatMap(({ trouble }) => trouble)
    .filter(({ what }, at, all) => all.findIndex((one) => one.what === what) === at);

function Trouble({ trouble }: { trouble: TroubleText }) {
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

/** Something that is used, with its address; where the documents give none, with the number to dial instead. */
function SystemRow({ pack, system }: { pack: Pack; system: Pack['systems'][number] }) {
  const { id, name, address, about } = system;
  const whom = address === null ? whomToCall(pack, id) : null;
  return (
    <PlaceRow
      name={name}
      address={address}
      about={whom ? `${about}${words.noAddress(whom.name)}` : about}
      phone={whom?.phone ?? null}
    />
  );
}

/** What may go wrong, whom to ask, and where everything is. */
export function HelpView({ pack, heldPack = null }: { pack: Pack; heldPack?: string | null }) {
  const { contacts, systems } = pack;
  const troubles = troublesOf(pack);
  return (
    <>
      <Card>
        <Rows>
          <PlaceEntry heldPack={heldPack} />
          <Entry icon="scan" text={words.scan} hint={words.scanHint} onTap={goScan} />
          <Entry icon="notice" text={words.notice} hint={words.noticeHint} onTap={() => go('notice')} />
        </Rows>
      </Card>
      <Text className="help-place">{words.by(pack.jurisdiction)}</Text>
      <Card title={words.contacts} icon="phone">
        {contacts.length === 0 && (
          <>
            <Text className="trouble-text">{words.noContacts}</Text>
            <PlaceRow {...packWords.hotline} address={null} />
          </>
        )}
        {contacts.map(({ id, name, phone, about }) => (
          <PlaceRow key={id} name={name} about={about} phone={phone} address={null} />
        ))}
      </Card>
      {troubles.length > 0 && (
        <Card title={words.troubles} icon="help">
          {troubles.map((trouble) => (
            <Trouble key={trouble.what} trouble={trouble} />
          ))}
        </Card>
      )}
      {systems.length > 0 && (
        <Card title={words.systems} icon="place">
          {systems.map((system) => (
            <SystemRow key={system.id} pack={pack} system={system} />
          ))}
        </Card>
      )}
    </>
  );
}
