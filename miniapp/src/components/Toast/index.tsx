import { Text, View } from '@tarojs/components';
import { useEffect } from 'react';
import { observable, useObservable } from '../../observable';
import { Tap } from '../Tap';
import './index.scss';

export interface ToastMessage {
  text: string;
  /** Takes back what was just done. */
  undo?: () => void;
}

const current = observable<ToastMessage | null>(null);
const SHORT_MS = 2500;
const WITH_UNDO_MS = 7000;

export const showToast = (message: ToastMessage): void => current.set(message);

/** Makes room for something else, a sheet. */
export const clearToast = (): void => current.set(null);

/** Says what just happened; stays longer where it can be taken back. */
export function ToastHost() {
  const message = useObservable(current);
  useEffect(() => {
    if (!message) return;
    const timer = setTimeout(
      () => {
        if (current.get() === message) current.set(null);
      },
      message.undo ? WITH_UNDO_MS : SHORT_MS,
    );
    return () => clearTimeout(timer);
  }, [message]);
  if (!message) return null;
  const takeBack = () => {
    current.set(null);
    message.undo?.();
  };
  return (
    <View className="toast" {...{ role: 'status' }}>
      <Text className="toast-text">{message.text}</Text>
      {message.undo && (
        <Tap className="toast-undo" onTap={takeBack}>
          <Text>撤销</Text>
        </Tap>
      )}
    </View>
  );
}
