import { type Day, formatDay } from '@hz/shared/calendar';
import type { ResponseOf } from '@hz/shared/contracts';
import { noticeOf, phoneText, stepOf } from '@hz/shared/v1/guide';
import type { Rulebook } from '@hz/shared/v1/rulebook';

/** The notice in plain words, whom to ask, and the common troubles of all steps. */
export function presentNotice(rulebook: Rulebook, asOf: Day): ResponseOf<'GET /v1/notice'> {
  const { clauses, readings, notStated } = noticeOf(rulebook, asOf);
  const { source } = rulebook;
  return {
    id: rulebook.id,
    documentNumber: source.documentNumber,
    title: source.title,
    issuedOn: formatDay(source.issuedOn),
    authority: source.authority,
    province: rulebook.province,
    clauses,
    readings,
    notStated,
    systems: rulebook.systems.map(({ id, name, address }) => ({ id, name, address, phone: null })),
    contacts: rulebook.contacts.map((contact) => ({
      id: contact.id,
      name: contact.name,
      phone: phoneText(contact),
      about: contact.about,
    })),
    certificateNames: Object.entries(rulebook.families).map(([family, names]) => ({
      family,
      old: names.oldCertificate,
      electronic: names.electronicCertificate,
    })),
    troubles: Object.keys(rulebook.steps).flatMap((id) => stepOf(rulebook, id, asOf).trouble),
  };
}

/** The same before its first day, for apps that would show it without looking at that day: its title says so itself. */
export const unpublished = (notice: ResponseOf<'GET /v1/notice'>): ResponseOf<'GET /v1/notice'> => ({
  ...notice,
  title: `${notice.title}（当时还没有发布）`,
});
