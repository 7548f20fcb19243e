import type { Me } from '@hz/shared/contracts';
import { useResource } from '../../api/resource';
import { go } from '../../navigation';
import { Card } from '../../ui/Card';
import { Entry, Fact, Rows } from '../../ui/Rows';
import { signInOptions } from '../account/store';
import { dayWords } from '../dates';
import { entry as office } from '../office/entry';
import { PlaceEntry } from '../packs/PlaceEntry';
import { useBusy } from '../shell/useBusy';
import { exportData, exportPage } from './exportData';
import { LeavingCard } from './LeavingCard';
import { words } from './words';

const hints = process.env.TARO_ENV === 'h5' ? words.exportHints.web : words.exportHints.wechat;

function AccountCard({ me, today }: { me: Me; today: string | null }) {
  const { data: options } = useResource(signInOptions, me.demoIdentity !== null);
  const person = options?.demoIdentities.find(({ id }) => id === me.demoIdentity);
  return (
    <Card title={words.account} icon="person">
      <Rows>
        {person && <Fact name={words.demo} value={person.name} source={person.story} />}
        {me.phoneMasked ? (
          <Fact name={words.phone} value={me.phoneMasked} />
        ) : (
          me.signInMethods.includes('wechat') && <Fact name={words.phone} value={words.wechat} />
        )}
        {me.registeredOn && today && (
          <Fact name={words.registered} value={dayWords(me.registeredOn, today)} source={words.source} />
        )}
      </Rows>
    </Card>
  );
}

function DataCard() {
  const { run } = useBusy();
  return (
    <Card title={words.data} icon="shield">
      <Rows>
        <Entry icon="download" text={words.export} hint={hints.all} onTap={() => void run(exportData)} />
        <Entry icon="book" text={words.exportPage} hint={hints.page} onTap={() => void run(exportPage)} />
        <Entry icon="person" text={office.text} hint={office.hint} onTap={() => go('office-joined')} />
        <Entry icon="notice" text={words.privacy} hint={words.privacyHint} onTap={() => go('privacy')} />
      </Rows>
    </Card>
  );
}

/** The account: who I am here, what is kept of me, the ways out. */
export function MeView({ me, today, heldPack }: { me: Me; today: string | null; heldPack: string | null }) {
  return (
    <>
      <AccountCard me={me} today={today} />
      <Card>
        <PlaceEntry heldPack={heldPack} />
      </Card>
      <DataCard />
      <LeavingCard />
    </>
  );
}
