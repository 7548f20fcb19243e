import type { Day } from '../../calendar';
import { type Contact, fillText, type Rulebook, type StepData, type StepFact } from '../rulebook';
import { clauseText } from './notice';

/** Where something is done or asked: an address to copy or a number to dial. */
export interface Place {
  id: string;
  name: string;
  address: string | null;
  phone: string | null;
}

/** What a step lets the holder put down: that it is done, what the registry showed, hours, a number. */
export type StepMark = 'done' | 'registry' | 'hours' | 'number';

/** A step as it is shown: its texts filled with the values in force. */
export interface GuideStep {
  id: string;
  title: string;
  call: string;
  action: string;
  sets: StepFact;
  marks: StepMark;
  whatToDo: string[];
  where: Place[];
  haveAtHand: string[];
  whenItWorked: string[];
  trouble: { what: string; remedy: string; clause: string | null }[];
  clause: string;
  clauseText: string;
}

const marksOf: Record<StepFact, StepMark> = {
  registryStatus: 'registry',
  registeredOn: 'done',
  credits: 'hours',
  exchangedOn: 'done',
  downloadedOn: 'done',
  newNumber: 'number',
  yearlyCredits: 'hours',
};

/** A number as it is shown, with its extension: 010-12345678 转 1. */
export const phoneText = ({ phone, extension }: Contact): string =>
  extension === null ? phone : `${phone} 转 ${extension}`;

function placeOf(rulebook: Rulebook, place: StepData['where'][number]): Place {
  if ('system' in place) {
    const { id, name, address } = rulebook.systems.find(
      ({ id }) => id === place.system,
    ) as Rulebook['systems'][number];
    return { id, name, address, phone: null };
  }
  const contact = rulebook.contacts.find(({ id }) => id === place.contact) as Contact;
  return { id: contact.id, name: contact.name, address: null, phone: phoneText(contact) };
}

/** A step by its id, worded for a day. */
export function stepOf(rulebook: Rulebook, id: string, asOf: Day): GuideStep {
  const step = rulebook.steps[id];
  if (!step) throw new RangeError(`there is no step ${id}`);
  const fill = (text: string) => fillText(rulebook, text, asOf);
  return {
    id,
    title: fill(step.title),
    call: step.call,
    action: step.action,
    sets: step.sets,
    marks: marksOf[step.sets],
    whatToDo: step.whatToDo.map(fill),
    where: step.where.map((place) => placeOf(rulebook, place)),
    haveAtHand: step.haveAtHand.map(fill),
    whenItWorked: step.whenItWorked.map(fill),
    trouble: step.trouble.map(({ what, remedy, clause }) => ({
      what: fill(what),
      remedy: fill(remedy),
      clause,
    })),
    clause: step.clause,
    clauseText: clauseText(rulebook, step.clause, asOf),
  };
}

/** All the steps of a family's way, in order. */
export const stepsOf = (rulebook: Rulebook, family: keyof Rulebook['families'], asOf: Day): GuideStep[] =>
  rulebook.families[family].way.map((id) => stepOf(rulebook, id, asOf));
