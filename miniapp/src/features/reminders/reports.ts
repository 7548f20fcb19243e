import { call } from '../../api/call';
import { asFailure } from '../../api/failure';
import { reachable } from '../../api/network';
import { holderId } from '../../api/session';
import { storage } from '../../api/storage';
import { newId } from '../../ids';
import { type Push, settings } from './store';
import type { Answers } from './subscribe';

/** What was answered in WeChat's question, until the server has counted it. */
interface Report {
  reportId: string;
  answers: Answers;
  /** Real time in milliseconds: only the time gone by since counts. */
  at: number;
}

const LONGEST_SECONDS = 604_800;

const key = () => `grant-reports:${holderId()}`;
const kept = (): Report[] => (holderId() ? (storage.read<Report[]>(key()) ?? []) : []);

const ageOf = ({ at }: Report): number =>
  Math.min(LONGEST_SECONDS, Math.max(0, Math.round((Date.now() - at) / 1000)));

function takeOver(push: Push): void {
  const { data } = settings.state.get();
  if (data) settings.put({ ...data, push });
}

async function send(report: Report): Promise<Push> {
  const { reportId, answers } = report;
  const body = { reportId, answers, ageSeconds: ageOf(report) };
  const push = await call('POST /v1/reminders/grants', { body });
  takeOver(push);
  return push;
}

const drop = ({ reportId }: Report): void =>
  void storage.write(
    key(),
    kept().filter((each) => each.reportId !== reportId),
  );

/** Sends what was held back. A report that the server refuses counts nothing and is let go. */
export async function sendKept(): Promise<void> {
  const owner = holderId();
  for (const report of kept()) {
    if (holderId() !== owner) return;
    try {
      await send(report);
    } catch (failure) {
      const { status } = asFailure(failure);
      if (status < 400 || status >= 500) return;
    }
    drop(report);
  }
}

/**
 * Tells the server what was answered, so that each acceptance counts once. Null when there is no connection:
 * the report is kept and sent later.
 */
export async function report(answers: Answers): Promise<Push | null> {
  const made: Report = { reportId: newId(), answers, at: Date.now() };
  storage.write(key(), [...kept(), made]);
  try {
    const push = await send(made);
    drop(made);
    return push;
  } catch (failure) {
    if (!asFailure(failure).offline) drop(made);
    return null;
  }
}

reachable.subscribe(() => {
  if (reachable.get()) void sendKept();
});
