import { type KeyboardEvent, useLayoutEffect, useState } from 'react';

type Steps = Readonly<Record<string, number>>;

/** From answer to answer; after the last one comes the first. */
const IN_TURN: Steps = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };
/** From day to day, and from week to week; nothing lies beyond. */
const IN_WEEKS: Steps = { ArrowDown: 7, ArrowRight: 1, ArrowUp: -7, ArrowLeft: -1 };

const onWeb = process.env.TARO_ENV === 'h5';
let arrowed = false;
let groups = 0;

/** Whether what is chosen right now was reached by an arrow key: then it is chosen, but leads nowhere yet. */
export const isByArrow = (): boolean => arrowed;

const isOff = (radio: HTMLElement): boolean => radio.getAttribute('aria-disabled') === 'true';

function nextInTurn(radios: readonly HTMLElement[], from: HTMLElement, step: number) {
  const open = radios.filter((radio) => !isOff(radio));
  const at = open.indexOf(from);
  return at < 0 ? undefined : open[(at + step + open.length) % open.length];
}

function nextInWeeks(radios: readonly HTMLElement[], from: HTMLElement, step: number) {
  const at = radios.indexOf(from);
  const next = at < 0 ? undefined : radios[at + step];
  return next && !isOff(next) ? next : undefined;
}

/** The arrows go from radio to radio and choose it. */
const following = (steps: Steps, nextOf: typeof nextInTurn) => (event: KeyboardEvent<unknown>) => {
  const step = steps[event.key];
  if (step === undefined) return;
  const radios = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>('[role=radio]')];
  const from = document.activeElement as HTMLElement;
  if (!radios.includes(from)) return;
  event.preventDefault();
  const next = nextOf(radios, from, step);
  if (!next || next === from) return;
  next.focus();
  arrowed = true;
  next.click();
  arrowed = false;
};

/** Tab stops at one answer of a group, the chosen one or else the first that is open, and leads past the others. */
function stopOnce(group: HTMLElement): void {
  const radios = [...group.querySelectorAll<HTMLElement>('[role=radio]')];
  const stop =
    radios.find((radio) => radio.getAttribute('aria-checked') === 'true') ??
    radios.find((radio) => !isOff(radio));
  for (const radio of radios) radio.setAttribute('tabindex', radio === stop ? '0' : '-1');
}

/** What makes a group of radios out of what holds them. */
function useGroup(steps: Steps, nextOf: typeof nextInTurn) {
  const [id] = useState(() => `answers-${++groups}`);
  // Whatever was chosen, came or went since.
  useLayoutEffect(() => {
    const group = onWeb ? document.getElementById(id) : null;
    if (group) stopOnce(group);
  });
  return onWeb ? { role: 'radiogroup', onKeyDown: following(steps, nextOf), id } : {};
}

/** What makes a group of answers out of what holds them. */
export const useAnswers = () => useGroup(IN_TURN, nextInTurn);
/** The same of the days of a month, which stand below each other by weeks. */
export const useDaysOfMonth = () => useGroup(IN_WEEKS, nextInWeeks);
