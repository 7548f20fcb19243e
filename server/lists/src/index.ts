export { bytesOf, type ListSource } from './bytes';
export {
  type Cell,
  cellText,
  columnLetter,
  type DateSystem,
  isEmptyCell,
  type RichCell,
  type Table,
  type TableRow,
  troubleOf,
} from './cell';
export { limits } from './limits';
export { dayOfSerial, isMidnightOf1900 } from './number-cell';
export { openTable } from './table';
export { UnreadableList } from './unreadable';
export { type SheetRow, type SheetToWrite, writeWorkbook } from './write';
