import { go } from '../../navigation';
import { Entry } from '../../ui/Rows';
import { usePlace } from './usePlace';
import { words } from './words';

/** Where the place is seen and changed. */
export function PlaceEntry() {
  const { chosen } = usePlace();
  return (
    <Entry
      icon="place"
      text={words.entry}
      hint={chosen ? words.entryChosen(chosen.jurisdiction) : words.entryNone}
      onTap={() => go('place')}
    />
  );
}
