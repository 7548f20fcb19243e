import { Text, View } from '@tarojs/components';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { observable, useObservable } from '../../observable';
import { Tap } from '../Tap';
import './index.scss';

export interface ToastMessage {
  text: string;
  /** Takes back what was just done. Resolves why it could not be, null where it is. */
  undo?: () => Promise<string | null>;
  /** Why something could not be done: it stays until it can be read. */
  isFault?: boolean;
  /** Leads on from what happened. */
  action?: { text: string; run: () => void };
}

const current = observable<ToastMessage | null>(null);
const SHORT_MS = 2500;
/** Who reads slowly, or holds the phone in a glove, still gets there. */
const WITH_ACTION_MS = 15_000;

export const showToast = (message: ToastMessage): void => current.set(message);

/** Makes room for something else, a sheet. */
export const clearToast = (): void => current.set(null);

/** What is not undone is said. */
const tryUndo = async (undo: () => Promise<string | null>): Promise<void> => {
  const fault = await undo();
  if (fault !== null) showToast({ text: fault, isFault: true });
};

const offerOf = ({ undo, action }: ToastMessage): ToastMessage['action'] =>
  undo ? { text: '撤销', run: () => void tryUndo(undo) } : action;

const onWeb = process.env.TARO_ENV === 'h5';
const GAP_PX = 8;
let hosts = 0;

/** How far from the lower edge the toast stands just above the foot of its page, in pixels; null: as the style has it. */
function aboveFoot(id: string): number | null {
  const foot = document.getElementById(id)?.closest('.page')?.querySelector('.page-foot');
  return foot ? window.innerHeight - foot.getBoundingClientRect().top + GAP_PX : null;
}

/** Says what just happened; stays longer where it can be taken back or leads on. */
export function ToastHost() {
  const message = useObservable(current);
  const id = useRef('');
  if (id.current === '') {
    hosts += 1;
    id.current = `toast-${hosts}`;
  }
  const [bottom, setBottom] = useState<number | null>(null);
  useLayoutEffect(() => {
    if (onWeb && message) setBottom(aboveFoot(id.current));
  }, [message]);
  useEffect(() => {
    if (!message) return;
    const timer = setTimeout(
      () => {
        if (current.get() === message) current.set(null);
      },
      message.isFault || offerOf(message) ? WITH_ACTION_MS : SHORT_MS,
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
    <View
      className="toast"
      {...(onWeb && { id: id.current, style: bottom === null ? {} : { bottom: `${bottom}px` } })}
      {...{ role: 'status' }}
    >
      <Text className="toast-text">{message.text}</Text>
      {offer && (
        <Tap className="toast-action" onTap={act}>
          <Text>{offer.text}</Text>
        </Tap>
      )}
    </View>
  );
}
