import { Text, View } from '@tarojs/components';
import { Button } from '../../ui/Button';
import { copyText, dial, phoneParts } from './actions';
import './index.scss';
import { words } from './words';

interface Props {
  name: string;
  address: string | null;
  phone: string | null;
  about?: string;
}

/** Where something is done or asked: an address to copy, a number to dial. */
export function PlaceRow({ name, address, phone, about }: Props) {
  const extension = phone && phoneParts(phone).extension;
  return (
    <View className="place">
      <Text className="place-name">{name}</Text>
      {about && <Text className="place-about">{about}</Text>}
      {address && <Text className="place-address">{address}</Text>}
      {phone && <Text className="place-address">{phone}</Text>}
      {extension && <Text className="place-about">{words.extension(extension)}</Text>}
      <View className="place-actions">
        {address && (
          <Button
            narrow
            kind="second"
            icon="copy"
            text={words.copy}
            onTap={() => void copyText(address, words.copied)}
          />
        )}
        {phone && (
          <Button narrow kind="second" icon="phone" text={words.dial} onTap={() => void dial(phone)} />
        )}
      </View>
    </View>
  );
}
