import { Option, Options } from '../../ui/Choice';
import type { PackSummary } from './store';
import { hintOf, words } from './words';

interface Props {
  packs: readonly PackSummary[];
  chosen: string | null;
  onChoose: (pack: PackSummary) => void;
}

/** The places and schemes to choose from, each with how far its document is known; the preset first. */
export function PackOptions({ packs, chosen, onChoose }: Props) {
  const sorted = [...packs].sort((a, b) => Number(b.preset) - Number(a.preset));
  return (
    <Options label={words.title}>
      {sorted.map((pack) => (
        <Option
          key={pack.id}
          text={pack.jurisdiction}
          hint={hintOf(pack, packs)}
          chosen={pack.id === chosen}
          onTap={() => onChoose(pack)}
        />
      ))}
    </Options>
  );
}
