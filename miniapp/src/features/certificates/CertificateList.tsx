import type { CertificateView } from '@hz/shared/contracts';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { classNames } from '../../class-names';
import { go } from '../../navigation';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { EmptyState } from '../../ui/EmptyState';
import { Icon, type IconName } from '../../ui/Icon';
import { Entry, Rows } from '../../ui/Rows';
import { Tap } from '../../ui/Tap';
import { toneLook } from '../../ui/tone';
import { CertificateCard } from './CertificateCard';
import { openPage, type Card as PackCard } from './cards';
import { HeldCard } from './HeldCard';
import './index.scss';
import { beforeAnswers, byUrgency, type Listed, listed } from './order';
import { twinMark } from './twins';
import { type Waiting, Waits } from './Waits';
import { words } from './words';

/** Its name, with what tells it from another of the same. */
function namedIn(all: readonly Listed[], one: Listed): string {
  const mark = twinMark(all, one);
  return mark === null ? one.title : words.marked(one.title, mark);
}

interface FoldedProps {
  icon: IconName;
  text: string;
  list: Listed[];
  all: readonly Listed[];
  hintOf: (certificate: Listed) => string;
}

/** Certificates that need nothing now: one line, until somebody wants to see them. */
function Folded({ icon, text, list, all, hintOf }: FoldedProps) {
  const [open, setOpen] = useState(false);
  if (list.length === 0) return null;
  return (
    <View>
      <Tap className="cert-archived" onTap={() => setOpen(!open)} expanded={open}>
        <Icon name={icon} colour="muted" size="small" />
        <Text className="cert-archived-text">{text}</Text>
        <Icon name={open ? 'up' : 'down'} colour="muted" size="small" />
      </Tap>
      {open && (
        <Card>
          <Rows>
            {list.map((certificate) => (
              <Entry
                key={certificate.id}
                icon={toneLook[certificate.tone].icon}
                text={namedIn(all, certificate)}
                hint={hintOf(certificate)}
                onTap={() => openPage('certificate', { id: certificate.id })}
              />
            ))}
          </Rows>
        </Card>
      )}
    </View>
  );
}

const MOST_CODES = 3;

/** What is finished is folded, and its code is still shown at one tap. */
function Codes({ list, all }: { list: readonly Listed[]; all: readonly Listed[] }) {
  if (list.length === 0) return null;
  return (
    <Card>
      <Rows>
        {list.slice(0, MOST_CODES).map((one) => (
          <Entry
            key={one.id}
            icon="scan"
            text={words.showCodeOf(namedIn(all, one))}
            onTap={() => go('code', { id: one.id })}
          />
        ))}
      </Rows>
    </Card>
  );
}

const cardOf =
  (list: readonly Listed[]) =>
  (one: Listed): JSX.Element => {
    const { id, view, card } = one;
    const mark = twinMark(list, one);
    return card ? (
      <HeldCard key={id} card={card} asOf={view.asOf} mark={mark} />
    ) : (
      <CertificateCard key={id} certificate={view} mark={mark} />
    );
  };

interface Props {
  views: readonly CertificateView[];
  /** The same certificates in a few words each, whichever pack they are of. */
  cards: readonly PackCard[];
  /** What was begun about others. */
  waiting: readonly Waiting[];
}

/** All certificates of a holder, each on its own and by its own pack, the most urgent first. */
export function CertificateList({ views, cards, waiting }: Props) {
  const list = listed(views, cards);
  const current = byUrgency(list.filter(({ archived }) => !archived));
  const active = current.filter(({ settled }) => !settled);
  // Settled ones make room for what is to be done; where there is nothing to be done, they are what there is to see.
  const shown = active.length > 0 ? active : current;
  const settled = current.filter((certificate) => !shown.includes(certificate));
  const archived = list.filter((certificate) => certificate.archived);
  const pressing = beforeAnswers(shown);
  const [begun, ...others] = waiting;
  const add = () => go('add', { question: 'place', another: '1' });
  return (
    <>
      {shown.length === 0 &&
        (begun ? (
          <>
            <EmptyState icon="helmet" title={begun.text} text={begun.hint}>
              <Button text={words.goOn} onTap={begun.onTap} />
              <Button kind="second" text={words.addOther} icon="plus" onTap={add} />
            </EmptyState>
            <Waits waiting={others} />
          </>
        ) : (
          <EmptyState icon="helmet" {...(archived.length > 0 ? words.allAway : words.none)}>
            <Button text={words.addFirst} icon="plus" onTap={add} />
          </EmptyState>
        ))}
      {shown.length > 0 && (
        <View className={classNames('certs', shown.length === 1 && 'certs-one')}>
          {shown.slice(0, pressing).map(cardOf(list))}
          <Waits waiting={waiting} />
          {shown.slice(pressing).map(cardOf(list))}
          <Button kind="second" icon="plus" text={words.addMore} onTap={add} />
        </View>
      )}
      <Codes list={settled.filter(({ tone }) => tone === 'done')} all={list} />
      <Folded
        icon="done"
        text={words.settled(settled.length)}
        list={settled}
        all={list}
        hintOf={({ stands }) => stands}
      />
      <Folded
        icon="archive"
        text={words.archived(archived.length)}
        list={archived}
        all={list}
        hintOf={({ kind }) => kind}
      />
    </>
  );
}
