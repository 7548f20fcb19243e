import { Text, View } from '@tarojs/components';
import { useEffect } from 'react';
import { observable, useObservable } from '../../observable';
import { Tap } from '../Tap';
import './index.scss';

export interface ToastMessage {
  text: string;
  /** Takes back what was just done. */
  undo?: () => void;
  /** Leads on from what happened. */
  action?: { text: string; run: () => void };
}

const current = observable<ToastMessage | null>(null);
const SHORT_MS = 2500;
const WITH_ACTION_MS = 7000;

export const showToast = (message: ToastMessage): void => current.set(message);

/** Makes room for something else, a sheet. */
export const clearToast = (): void => current.set(null);

const offerOf = ({ undo, action }: ToastMessage): ToastMessage['action'] =>
  undo ? { text: '撤销', run: undo } : action;

/** Says what just happened; stays longer where it can be taken back or leads on. */
export function ToastHost() {
  const message = useObservable(current);
  useEffect(() => {
    if (!message) return;
    const timer = setTimeout(
      () => {
        if (current.get() === message) current.set(null);
      },
      offerOf(message) ? WITH_ACTION_MS : SHORT_MS,
    );
    return () => clearTimeout(timer);
  }, [message]);
  if (!message) return null;
  const offer = offerOf(message);
  const act = () => {
    current.set(null);
    offer?.run();
  };
  return (
    <View className="toast" {...{ role: 'status' }}>
      <Text className="toast-text">{message.text}</Text>
      {offer && (
        <Tap className="toast-action" onTap={act}>
          <Text>{offer.text}</Text>
        </Tap>
      )}
    </View>
  );
}
