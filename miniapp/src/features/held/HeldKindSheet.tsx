import { Text } from '@tarojs/components';
import { useState } from 'react';
import { useResource } from '../../api/resource';
import { Button } from '../../ui/Button';
import { Option, Options } from '../../ui/Choice';
import { ErrorLine } from '../../ui/ErrorLine';
import { Sheet } from '../../ui/Sheet';
import { packs } from '../packs/store';
import { Loaded } from '../shell/Loaded';
import './index.scss';
import type { Held } from './store';
import { useHeldChange } from './useHeldChange';
import { words } from './words';

interface Props {
  held: Held;
  onClose: () => void;
}

/** Of which place and kind a certificate is: what was chosen wrongly at first is corrected here. */
export function HeldKindSheet({ held, onClose }: Props) {
  const { busy, error, move } = useHeldChange(held);
  const shelf = useResource(packs);
  const [chosen, setChosen] = useState({ pack: held.pack, kind: held.kind });
  const isSame = chosen.pack === held.pack && chosen.kind === held.kind;
  const isOneWay = chosen.pack !== held.pack && held.packState === 'not-served';
  const save = async () => {
    if (await move(chosen)) onClose();
  };
  return (
    <Sheet
      title={words.kind}
      onClose={onClose}
      footer={
        <>
          <ErrorLine text={error} />
          {isOneWay && <Text className="held-help">{words.kindOneWay(held.jurisdiction)}</Text>}
          {error !== null && !isSame && <Text className="held-help">{words.kindRefused}</Text>}
          <Button
            text={words.save}
            missing={isSame ? words.kindMissing : null}
            busy={busy}
            onTap={() => void save()}
          />
        </>
      }
    >
      <Text className="held-help">{words.kindHelp}</Text>
      <Loaded shelf={shelf} resource={packs}>
        {({ packs: served }) => (
          <Options label={words.kind}>
            {served.flatMap((pack) =>
              pack.kinds.map((kind) => (
                <Option
                  key={`${pack.id} ${kind.id}`}
                  text={words.of(pack.jurisdiction, kind.name)}
                  hint={pack.title}
                  chosen={chosen.pack === pack.id && chosen.kind === kind.id}
                  onTap={() => setChosen({ pack: pack.id, kind: kind.id })}
                />
              )),
            )}
          </Options>
        )}
      </Loaded>
    </Sheet>
  );
}
