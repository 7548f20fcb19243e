import { go } from '../../navigation';
import { Entry } from '../../ui/Rows';
import { usePlace } from './usePlace';
import { words } from './words';

/** Where the place is seen and changed; who has certificates of one place and chose none is spoken to by that one. */
export function PlaceEntry({ heldPack = null }: { heldPack?: string | null }) {
  const { chosen, held } = usePlace(heldPack);
  return (
    <Entry
      icon="place"
      text={words.entry}
      hint={
        chosen
          ? words.entryChosen(chosen.jurisdiction)
          : held
            ? words.entryHeld(held.jurisdiction)
            : words.entryNone
      }
      onTap={() => go('place')}
    />
  );
}
