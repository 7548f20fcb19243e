import { PostSheet } from '../certificate-detail/PostSheet';
import type { HeldWithPack } from './store';
import { useHeldChange } from './useHeldChange';
import { postOf } from './view';
import { words } from './words';

interface Props extends HeldWithPack {
  onClose: () => void;
}

/** Another post of the same pack, told as at first. */
export function HeldPostSheet({ held, pack, onClose }: Props) {
  const { busy, error, change } = useHeldChange(held);
  const { name, told } = postOf({ held, pack });
  const save = (post: string, kind: string | null) =>
    change({ post, ...(kind !== null && { kind }) }, words.saved, (after) =>
      words.changed(name, postOf({ held: after, pack }).title),
    );
  return (
    <PostSheet
      name={name}
      pack={pack.id}
      current={told}
      busy={busy}
      error={error}
      onSave={save}
      onClose={onClose}
    />
  );
}
