import { Text, View } from '@tarojs/components';
import { useEffect, useRef, useState } from 'react';
import { Button } from '../../ui/Button';
import { ErrorLine } from '../../ui/ErrorLine';
import { readPhoto } from './reader';
import { useCamera } from './useCamera';
import { words } from './words';

const said = words.scan;

/** Reads a photo that the holder picks. */
function Album({ onContent }: { onContent: (content: string) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);

  async function read(photo: File | undefined): Promise<void> {
    if (!photo) return;
    setBusy(true);
    setError(null);
    try {
      const content = await readPhoto(photo);
      if (content === null) setError(said.notFoundInPhoto);
      else onContent(content);
    } catch {
      setError(said.readerFailed);
    } finally {
      setBusy(false);
    }
  }

  return (
    <>
      <input
        ref={input}
        className="scan-file"
        type="file"
        accept="image/*"
        aria-label={said.album}
        onChange={(event) => void read(event.target.files?.[0])}
      />
      <Button kind="second" text={said.album} busy={busy} onTap={() => input.current?.click()} />
      <ErrorLine text={error} />
    </>
  );
}

interface Props {
  /** It was begun where one came from: the camera is asked for without another tap. */
  atOnce: boolean;
  onContent: (content: string) => void;
}

/** The browser's camera, or a photo. */
export function Scanner({ atOnce, onContent }: Props) {
  const camera = useCamera(onContent);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page comes
  useEffect(() => {
    if (atOnce) void camera.open();
  }, []);
  return (
    <View>
      {camera.state === 'open' ? (
        <View className="scan-film">
          <video ref={camera.video} className="scan-video" muted playsInline />
          <View className="scan-frame" />
          <Text className="scan-aim">{said.aim}</Text>
          <Button kind="quiet" text={said.closeCamera} onTap={camera.close} />
        </View>
      ) : (
        <Button
          icon="scan"
          text={camera.state === 'opening' ? said.loadingReader : said.openCamera}
          busy={camera.state === 'opening'}
          onTap={() => void camera.open()}
        />
      )}
      <ErrorLine text={camera.error} />
      <View className="scan-album">
        <Album onContent={onContent} />
      </View>
    </View>
  );
}
