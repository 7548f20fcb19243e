import type { ReactNode } from 'react';
import { useResource } from '../../api/resource';
import { Loaded } from '../shell/Loaded';
import { choice, type Pack, packTexts } from './store';
import { usePlace } from './usePlace';

interface Props {
  /** Whose texts; where none is named, those of the place that was chosen. */
  id?: string | null;
  /** What is spoken by where none was chosen: the one pack of the holder's certificates. */
  heldPack?: string | null;
  children: (pack: Pack) => ReactNode;
}

function Texts({ id, children }: { id: string } & Pick<Props, 'children'>) {
  const texts = packTexts(id);
  return (
    <Loaded shelf={useResource(texts)} resource={texts}>
      {children}
    </Loaded>
  );
}

/** What a pack says, once it is there. */
export function PackText({ id, heldPack = null, children }: Props) {
  const place = usePlace(heldPack).pack;
  const named = id ?? place;
  const shelf = useResource(choice, id === null || id === undefined);
  if (named === null || named === '')
    return (
      <Loaded shelf={{ ...shelf, data: null }} resource={choice}>
        {() => null}
      </Loaded>
    );
  return <Texts id={named}>{children}</Texts>;
}
