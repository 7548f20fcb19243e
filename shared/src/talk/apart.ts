import { asksHowMany, certificatesNamed, certificatesOfPlace, packOfCertificate } from './named';
import { NOT_PUBLISHED } from './not-published';
import { placeOf, titleInPlace } from './turns/places';
import type { ApartCertificate, ChatContext } from './types';

const SAYS: Record<ApartCertificate['why'], string> = {
  'not-served': '登记了，这里现在不办。你填过的都还在，只是助手不作判断，也不记新的。',
  'not-published': `登记了，${NOT_PUBLISHED}`,
};

const lineOf = ({ certificate, why }: ApartCertificate): string =>
  `${titleInPlace(packOfCertificate(certificate), certificate)}：${SAYS[why]}`;

/** The lines on a holder's certificates that are on record and of which nothing is told or written today. */
export const linesApart = ({ holder }: ChatContext): string[] => (holder?.apart ?? []).map(lineOf);

/** What is said to a text about such a certificate; null: it is about none, or about one in use as well. */
export function saidOfApart(text: string, context: ChatContext): string | null {
  const { certificates = [], apart = [] } = context.holder ?? {};
  if (apart.length === 0) return null;
  // Where there are others they are counted with these, each by its own words.
  if (certificates.length === 0 && asksHowMany(text))
    return [`你登记了 ${apart.length} 本证。`, ...linesApart(context)].join('\n');
  const meant = certificatesNamed(
    text,
    apart.map(({ certificate }) => certificate),
  );
  if (meant.length === 0) return null;
  const byPlace = certificatesOfPlace(text, meant).length > 0;
  const inUse = byPlace ? certificatesOfPlace(text, certificates) : certificatesNamed(text, certificates);
  if (inUse.length > 0) return null;
  return apart
    .filter(({ certificate }) => meant.includes(certificate))
    .map(lineOf)
    .join('\n');
}

/** What is said where a certificate of a pack that is not served is to be taken in. */
export const notTakenIn = (pack: string): string =>
  `这里现在不办${placeOf(pack)}的证，加不了。要办，问发证的主管部门。`;
