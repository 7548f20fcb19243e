import { formatDay } from '@hz/shared/calendar';
import { useState } from 'react';
import { call } from '../../api/call';
import { asFailure } from '../../api/failure';
import { useResource } from '../../api/resource';
import { session } from '../../api/session';
import { newId } from '../../ids';
import { useObservable } from '../../observable';
import { showToast } from '../../ui/Toast';
import { refreshCertificates } from '../certificates/cards';
import { chosenPack } from '../packs/store';
import { useToday } from '../shell/clock';
import { history, outgoing, strangerTalk, type Turn } from './store';
import { words } from './words';

async function askAsHolder(id: string, text: string): Promise<void> {
  const body = { text, pack: chosenPack() };
  const turn = await call('PUT /v1/chat/turns/:turnId', { params: { turnId: id }, body });
  const before = (history.state.get().data ?? []).filter((each) => each.id !== id);
  history.put([...before, turn]);
  if (turn.answer.outcome === 'noted') void refreshCertificates();
}

async function askAsStranger(id: string, text: string, on: string): Promise<void> {
  const { turns, state: before } = strangerTalk.get();
  const body = { text, state: before, pack: chosenPack() };
  const { answer, state } = await call('POST /v1/chat/ask', { body });
  strangerTalk.set({ turns: [...turns, { id, on, time: '', text, answer, useful: null }], state });
}

/** The talk with the helper: what was said, asking, asking again after a failure, rating, clearing. */
export function useChat() {
  const signedIn = useObservable(session) !== null;
  const shelf = useResource(history, signedIn);
  const stranger = useObservable(strangerTalk);
  const waiting = useObservable(outgoing);
  const today = useToday();
  const [clearing, setClearing] = useState(false);
  const turns: readonly Turn[] = signedIn ? (shelf.data ?? []) : stranger.turns;

  /** Sends a message; the id stays the same when it is sent again, so that it is answered once. */
  async function send(text: string, id = newId()): Promise<void> {
    const message = text.trim();
    const busy = outgoing.get();
    if (message === '' || (busy !== null && busy.failure === null)) return;
    outgoing.set({ id, text: message, failure: null });
    try {
      if (signedIn) await askAsHolder(id, message);
      else await askAsStranger(id, message, today ? formatDay(today.day) : '');
      outgoing.set(null);
    } catch (failure) {
      // Gone where somebody else signed in meanwhile: what one typed, the next never sees.
      if (outgoing.get()?.id === id) outgoing.set({ id, text: message, failure: asFailure(failure) });
    }
  }

  async function rate(turnId: string, useful: boolean): Promise<void> {
    try {
      const rated = await call('PUT /v1/chat/turns/:turnId/useful', { params: { turnId }, body: { useful } });
      history.put((history.state.get().data ?? []).map((turn) => (turn.id === turnId ? rated : turn)));
    } catch (failure) {
      showToast({ text: asFailure(failure).message });
    }
  }

  async function clear(): Promise<void> {
    setClearing(true);
    try {
      await call('DELETE /v1/chat');
      history.put([]);
      showToast({ text: words.cleared });
    } catch (failure) {
      showToast({ text: asFailure(failure).message });
    } finally {
      setClearing(false);
    }
  }

  return { signedIn, shelf, turns, waiting, clearing, send, rate, clear, drop: () => outgoing.set(null) };
}

export type ChatTalk = ReturnType<typeof useChat>;
