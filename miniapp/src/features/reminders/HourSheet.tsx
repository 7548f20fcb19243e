import { useState } from 'react';
import { Button } from '../../ui/Button';
import { Chip, Chips } from '../../ui/Choice';
import { ErrorLine } from '../../ui/ErrorLine';
import { Sheet } from '../../ui/Sheet';
import { hoursOfDay, hourWords } from './hours';
import './index.scss';
import type { Settings } from './useSettings';
import { words } from './words';

const PARTS = Object.keys(hoursOfDay) as (keyof typeof hoursOfDay)[];

/** At which hour to be reminded. */
export function HourSheet({
  hour,
  settings,
  onClose,
}: {
  hour: number;
  settings: Settings;
  onClose: () => void;
}) {
  const [chosen, setChosen] = useState(hour);
  const save = async () => {
    if (await settings.change({ hour: chosen })) onClose();
  };
  return (
    <Sheet
      title={words.hourTitle}
      onClose={onClose}
      footer={
        <>
          <ErrorLine text={settings.error} />
          <Button text={words.hourSave(chosen)} busy={settings.busy} onTap={() => void save()} />
        </>
      }
    >
      {PARTS.map((part) => (
        <Chips key={part} label={words.hourParts[part]}>
          {hoursOfDay[part].map((each) => (
            <Chip key={each} text={hourWords(each)} chosen={each === chosen} onTap={() => setChosen(each)} />
          ))}
        </Chips>
      ))}
    </Sheet>
  );
}
