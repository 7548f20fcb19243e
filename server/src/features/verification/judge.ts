import type { Day } from '@hz/shared/calendar';
import { type RecordVerdict, type VerdictTone, verdictWords } from '@hz/shared/codes';
import type { Pack } from '@hz/shared/law';
import { findPack } from '@hz/shared/packs';
import { titleOf } from '@hz/shared/standing';
import type { OfficialFacts } from '@hz/shared/v1/guide';
import type { Rulebook } from '@hz/shared/v1/rulebook';
import type { CertificateRecord } from '../certificates/service';
import type { PackOffer } from '../packs/service';
import type { OfficialRecord } from '../registry/service';
import { type PackStatement, packStatementOf } from './pack-statement';
import { type OwnEntry, type Statement, statementOf } from './statement';

/** What was found under a number or a status code. */
export interface Found {
  /** What lists say of it, of one pack or of several. */
  records: OfficialRecord[];
  /** Holders' own entries with the number, or the certificate of the status code. */
  own: CertificateRecord[];
  /** The certificate of the caller, where they are its holder. */
  callersId: string | null;
}

/** Says what follows from what was found, each record by the pack of its own list. */
export class LookJudge {
  constructor(
    private readonly offer: PackOffer,
    /** By which official records are judged whose list names no other pack. */
    private readonly rulebook: Rulebook,
  ) {}

  /** The pack of holders' own entries, served or not; null where they are of several. */
  onePackOf(own: readonly CertificateRecord[]): Pack | null {
    const packs = new Set(own.map(({ pack }) => pack));
    return packs.size === 1 ? (this.offer.known([...packs][0] as string) ?? null) : null;
  }

  /** The pack by which somebody is told what hangs on no certificate; null where nothing was chosen that is served. */
  chosenPack(asked?: string, ofAccount?: string | null): Pack | null {
    const { offer } = this;
    const [chosen] = [asked, ofAccount].flatMap((id) => (id && offer.find(id)) || []);
    return chosen ?? null;
  }

  /** The first version's document, by which what names no other pack is judged. */
  firstPack(): Pack {
    return this.offer.known(this.rulebook.id) as Pack;
  }

  /**
   * Of a number that lists of several packs have, that of the pack which the visitor chose is told; where they chose
   * none of them the worst, for false good news is the worst fault. Beside it stands what the others say.
   */
  judged(
    { records, own }: Pick<Found, 'records' | 'own'>,
    asOf: Day,
    { chosen }: { chosen: Pack | null },
  ): { statement: PackStatement; pack: Pack | null; beside: string[] } {
    const ofChosen = records.filter((record) => this.packOf(record)?.id === chosen?.id);
    const told = this.worstOf(ofChosen, asOf) ?? this.worstOf(records, asOf);
    if (told) return { ...told, beside: this.beside(records, told.statement.official, asOf) };
    const pack = this.offer.find(this.onePackOf(own)?.id ?? '') ?? null;
    const statement = statementOf(this.rulebook, null, ownEntryOf(own), asOf);
    const reason = records.length > 0 ? NOT_SERVED : statement.reason;
    return { statement: { ...statement, reason }, pack, beside: [] };
  }

  /** What the first version's document says of a record of its lists, or of holders' own entries. */
  firstStatement(
    record: OfficialRecord | null,
    own: readonly CertificateRecord[],
    asOf: Day,
  ): Statement<RecordVerdict> {
    const isServed = this.offer.find(this.rulebook.id) !== undefined;
    const isOut = asOf >= this.rulebook.source.issuedOn;
    const statement = statementOf(this.rulebook, isServed && isOut ? record : null, ownEntryOf(own), asOf);
    if (!record || (isServed && isOut)) return statement;
    return { ...statement, reason: isServed ? NOT_OUT : NOT_SERVED };
  }

  /** What lists of other packs say of the same number. */
  beside(records: readonly OfficialRecord[], told: OfficialFacts | null, asOf: Day): string[] {
    return records.flatMap((record) => {
      if (record === told || !this.packOf(record)) return [];
      const { title } = verdictWords[this.statementBy(record, asOf).statement.verdict];
      const place = this.packOf(record)?.said.jurisdiction ?? record.source;
      return [`${place}的名单里也有这个编号，写的是另一本证书：${title}。`];
    });
  }

  /** By which a record is judged; undefined when it is not served any more. */
  private packOf({ pack }: OfficialFacts): Pack | undefined {
    return this.offer.find(pack ?? this.rulebook.id);
  }

  /** What the worst of some records says; undefined where there are none whose pack is served. */
  worstOf(records: readonly OfficialRecord[], asOf: Day) {
    const all = records
      .filter((record) => this.packOf(record) !== undefined)
      .map((record) => this.statementBy(record, asOf));
    return all.sort((a, b) => badness(a.statement) - badness(b.statement))[0];
  }

  /** What follows from a record by its own pack. */
  statementBy(record: OfficialFacts, asOf: Day): { statement: PackStatement; pack: Pack | null } {
    const pack = this.packOf(record) ?? null;
    if (pack && (record.pack !== undefined || asOf < pack.from))
      return { statement: packStatementOf(pack, record, asOf), pack };
    return { statement: statementOf(this.rulebook, record, null, asOf), pack };
  }
}

const NOT_SERVED = '名单里有这个编号，它按的那份文件这里现在不办了，助手不作判断。';
const NOT_OUT = '名单里有这个编号，它按的那份文件当时还没有发布，助手不作判断。';

/** The tones of verdicts, the worst first. */
const TONES: readonly VerdictTone[] = ['late', 'ask', 'soon', 'go', 'done'];
const badness = ({ verdict }: PackStatement): number => TONES.indexOf(verdictWords[verdict].tone);

const calledOf = ({ pack, kind, trade, specialty }: CertificateRecord): string =>
  titleOf(findPack(pack), kind, trade, specialty);

/** The post that holders' own entries agree on; two that differ are not shown to anybody. */
export function ownEntryOf(own: readonly CertificateRecord[]): OwnEntry | null {
  const posts = new Set(own.map(calledOf));
  if (posts.size === 0) return null;
  return { post: posts.size === 1 ? ([...posts][0] as string) : null };
}
