import { words as home } from '../../features/certificates/words';
import { words as packs } from '../../features/packs/words';
import { words as shell } from '../../features/shell/words';

// Home as somebody new sees it, for index.html: the pieces of StrangerHome, whose words these are. A test holds it
// against what the app draws.
const said = home.stranger;
const icon = (name: string, colour = 'teal', size = 'normal') =>
  `<div class="icon icon-${size} icon-is-${name} icon-${colour}" aria-hidden="true"></div>`;
const text = (className: string, words: string) => `<span class="taro-text ${className}">${words}</span>`;
const tap = (className: string, inside: string, role = 'role="button"') =>
  `<div class="tap ${className}" ${role} tabindex="0">${inside}</div>`;
const button = (kind: string, inside: string, words: string) =>
  tap(`button button-${kind}`, inside + text('button-text', words));
const entry = (name: string, words: string, hint: string) =>
  tap(
    'entry',
    `${icon(name)}<div class="entry-words">${text('entry-text', words)}${text('entry-hint', hint)}</div>${icon('next', 'faint', 'small')}`,
  );
const tab = (name: string, words: string, chosen = false) =>
  tap(
    `tab${chosen ? ' tab-chosen' : ''}`,
    `<div class="tab-icon">${icon(name, chosen ? 'teal' : 'muted')}</div>${text('tab-text', words)}`,
    `role="tab" aria-selected="${chosen}"`,
  );

export const firstHome: string = [
  '<div class="page fs-normal page-tabbed"><div class="page-bars" role="banner"></div>',
  '<div class="page-main" role="main"><div class="page-top page-top-root"><div class="page-head">',
  `<div class="page-title" role="heading" aria-level="1">${text('', home.strangerTitle)}</div></div></div>`,
  '<div class="page-content"><div class="stranger-hello"><div class="helmet" aria-hidden="true"></div>',
  `${text('stranger-promise', said.promise)}</div>`,
  button('main', icon('flag', 'white', 'small'), said.ask),
  text('stranger-note', said.askHint),
  '<div class="card"><div class="rows">',
  entry('place', packs.entry, packs.entryNone),
  entry('scan', said.scan, said.scanHint),
  entry('chat', said.chat, said.chatHint),
  entry('notice', said.notice, said.noticeHint),
  '</div></div>',
  button('second', icon('person', 'teal', 'small'), said.signIn),
  text('stranger-note', said.signInHint),
  text('shell-helper', shell.helper),
  '</div></div><div role="navigation" aria-label="主导航"><div class="tab-bar" role="tablist">',
  tab('card', shell.tabs.home, true),
  tab('bell', shell.tabs.reminders),
  tab('chat', shell.tabs.chat),
  tab('help', shell.tabs.help),
  tab('person', shell.tabs.me),
  '</div></div></div>',
].join('');
