// One family: 24×24, drawn with 2px strokes, round ends.
export const shapes = {
  back: '<path d="M15 5l-7 7 7 7"/>',
  next: '<path d="M9 5l7 7-7 7"/>',
  down: '<path d="M5 9l7 7 7-7"/>',
  up: '<path d="M5 15l7-7 7 7"/>',
  check: '<path d="M4.5 12.5l5 5 10-11"/>',
  close: '<path d="M6 6l12 12M18 6L6 18"/>',
  plus: '<path d="M12 5v14M5 12h14"/>',
  minus: '<path d="M5 12h14"/>',
  done: '<circle cx="12" cy="12" r="9"/><path d="M8 12.3l2.8 2.8L16 9.5"/>',
  go: '<circle cx="12" cy="12" r="9"/><path d="M8 12h8M12.5 8.5L16 12l-3.5 3.5"/>',
  clock: '<circle cx="12" cy="12" r="9"/><path d="M12 7v5l3.5 2"/>',
  stop: '<path d="M8.3 3h7.4L21 8.3v7.4L15.7 21H8.3L3 15.7V8.3z"/><path d="M12 8v4.5M12 16v.01"/>',
  chat: '<path d="M5 5h14a1.5 1.5 0 0 1 1.5 1.5v9A1.5 1.5 0 0 1 19 17h-7l-4.5 3.5V17H5a1.5 1.5 0 0 1-1.5-1.5v-9A1.5 1.5 0 0 1 5 5z"/><path d="M8 9.5h8M8 13h5"/>',
  scan: '<path d="M4 8V5.5A1.5 1.5 0 0 1 5.5 4H8M16 4h2.5A1.5 1.5 0 0 1 20 5.5V8M20 16v2.5a1.5 1.5 0 0 1-1.5 1.5H16M8 20H5.5A1.5 1.5 0 0 1 4 18.5V16M4 12h16"/>',
  ask: '<circle cx="12" cy="12" r="9"/><path d="M9.5 9.5a2.5 2.5 0 1 1 3.6 2.2c-.7.4-1.1.9-1.1 1.8M12 16.8v.01"/>',
  helmet:
    '<path d="M4 15.5a8 8 0 0 1 16 0"/><path d="M9.7 12V6.6A1.6 1.6 0 0 1 11.3 5h1.4a1.6 1.6 0 0 1 1.6 1.6V12"/><path d="M2.5 17.5A2 2 0 0 1 4.5 15.5h15a2 2 0 0 1 2 2 1.5 1.5 0 0 1-1.5 1.5H4a1.5 1.5 0 0 1-1.5-1.5z"/>',
  card: '<rect x="3" y="5" width="18" height="14" rx="2.5"/><circle cx="8.5" cy="11" r="2"/><path d="M5.8 15.8a3 3 0 0 1 5.4 0M14.5 10h3.5M14.5 14h3.5"/>',
  help: '<path d="M20 11.5a8 8 0 0 1-11.6 7.1L4 20l1.4-4.3A8 8 0 1 1 20 11.5z"/><path d="M9.8 9.6a2.3 2.3 0 1 1 3.3 2c-.7.4-1 .8-1 1.5M12 15.3v.01"/>',
  person: '<circle cx="12" cy="8" r="4"/><path d="M4 20.5a8 8 0 0 1 16 0"/>',
  copy: '<rect x="8.5" y="8.5" width="12" height="12" rx="2"/><path d="M15.5 5.5v-1a1 1 0 0 0-1-1h-10a1 1 0 0 0-1 1v10a1 1 0 0 0 1 1h1"/>',
  phone:
    '<path d="M7.5 3.5l2.3 4.7-2.2 1.9a12.5 12.5 0 0 0 6.3 6.3l1.9-2.2 4.7 2.3v2.5a1.7 1.7 0 0 1-1.9 1.7A16.5 16.5 0 0 1 3.3 5.4 1.7 1.7 0 0 1 5 3.5z"/>',
  book: '<path d="M12 6.5C10 5 7 4.5 3.5 4.5v14c3.5 0 6.5.5 8.5 2 2-1.5 5-2 8.5-2v-14C17 4.5 14 5 12 6.5zM12 6.5v14"/>',
  notice:
    '<path d="M14 3H6.5A1.5 1.5 0 0 0 5 4.5v15A1.5 1.5 0 0 0 6.5 21h11a1.5 1.5 0 0 0 1.5-1.5V8z"/><path d="M14 3v5h5M8.5 12.5h7M8.5 16.5h5"/>',
  calendar: '<rect x="3.5" y="5" width="17" height="15.5" rx="2"/><path d="M3.5 10h17M8 3v4M16 3v4"/>',
  bell: '<path d="M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 2h-15z"/><path d="M10 21a2.2 2.2 0 0 0 4 0M12 3v2"/>',
  pause: '<circle cx="12" cy="12" r="9"/><path d="M9.7 8.5v7M14.3 8.5v7"/>',
  offline:
    '<path d="M3 3l18 18M7.5 9.2A5 5 0 0 0 7 19h10.5M9.7 6.3a6.5 6.5 0 0 1 8.6 4.8 4 4 0 0 1 2.3 6.3"/>',
  edit: '<path d="M4 20l1-4.5L16 4.5l3.5 3.5L8.5 19z"/><path d="M13.5 7l3.5 3.5"/>',
  trash: '<path d="M4 6.5h16M9 6.5v-3h6v3M6 6.5l1 14h10l1-14M10 10.5v6M14 10.5v6"/>',
  flag: '<path d="M5 21V4M5 4.5c4-2.5 7.5 2 14 0v9.5c-6.5 2-10-2.5-14 0"/>',
  place:
    '<path d="M12 21.5s7-6.7 7-11.5a7 7 0 0 0-14 0c0 4.8 7 11.5 7 11.5z"/><circle cx="12" cy="10" r="2.5"/>',
  bag: '<rect x="3.5" y="8" width="17" height="12" rx="2"/><path d="M8.5 8V5.5A1.5 1.5 0 0 1 10 4h4a1.5 1.5 0 0 1 1.5 1.5V8M3.5 13h17"/>',
  download: '<path d="M12 3.5v12M7 11l5 5 5-5M4.5 20h15"/>',
  archive: '<rect x="3" y="4" width="18" height="5" rx="1"/><path d="M5 9v11h14V9M10 13h4"/>',
  undo: '<path d="M8 5L4 9l4 4"/><path d="M4.5 9H14a5.5 5.5 0 0 1 0 11h-5"/>',
  wifi: '<path d="M4 9.5a12 12 0 0 1 16 0M7 13a7.5 7.5 0 0 1 10 0M10 16.5a3 3 0 0 1 4 0"/>',
  shield:
    '<path d="M12 3l7.5 3v5.5c0 4.5-3 8-7.5 9.5-4.5-1.5-7.5-5-7.5-9.5V6z"/><path d="M8.7 12l2.4 2.4 4.3-4.6"/>',
  letter: '<path d="M4 18L8.5 6h1L14 18M5.7 13.5h6.6"/><path d="M15.5 18l2.7-7h.6l2.7 7M16.5 15.5h4"/>',
} as const;

export type IconName = keyof typeof shapes;
