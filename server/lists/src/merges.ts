import type { Cell, Master } from './cell';
import { isEmptyCell } from './cell';
import { limits } from './limits';
import { UnreadableList } from './unreadable';

/** A merged area; rows as a spreadsheet numbers them, columns from 0, both ends included. */
export interface Area {
  firstRow: number;
  lastRow: number;
  firstColumn: number;
  lastColumn: number;
}

const tooMany = () => new UnreadableList('合并的单元格太多了。请取消合并，或者分成几份再导入。');

/** `C12` → 2; undefined where the cell does not say where it stands. */
export function columnOf(reference: string | undefined): number | undefined {
  const letters = /^\$?([A-Z]{1,3})/i.exec(reference ?? '')?.[1]?.toUpperCase();
  if (!letters) return undefined;
  let column = 0;
  for (let at = 0; at < letters.length; at++) column = column * 26 + letters.charCodeAt(at) - 64;
  return column - 1;
}

const rowOf = (reference: string): number => Number(/\d{1,7}$/.exec(reference)?.[0] ?? 0);

function areaOf(reference: string): Area | undefined {
  const [from = '', to = ''] = reference.replace(/\$/g, '').split(':');
  const [left, right] = [columnOf(from), columnOf(to)];
  const [top, bottom] = [rowOf(from), rowOf(to)];
  if (left === undefined || right === undefined || top < 1 || bottom < 1) return undefined;
  return {
    firstRow: Math.min(top, bottom),
    lastRow: Math.max(top, bottom),
    firstColumn: Math.min(left, right),
    lastColumn: Math.max(left, right),
  };
}

const WORD = 'mergeCell';
// Longer than an element that names an area can be.
const CARRIED = 200;

/**
 * The merged areas of a worksheet, by their first row. They stand behind the rows that they cover, so the sheet is
 * gone through once before it is read: only for this word, which costs a fraction of reading it.
 */
export async function readMerges(part: AsyncIterable<Buffer>): Promise<Area[]> {
  const areas: Area[] = [];
  let rest = '';
  for await (const chunk of part) {
    // NULs are the other halves of UTF-16.
    const isNarrow = chunk.indexOf(0) < 0;
    const seam = rest + chunk.toString('latin1', 0, CARRIED);
    if (isNarrow && !chunk.includes(WORD) && !seam.includes(WORD)) {
      rest = (rest + chunk.toString('latin1', Math.max(0, chunk.length - CARRIED))).slice(-CARRIED);
      continue;
    }
    const text = rest + (isNarrow ? chunk.toString('latin1') : chunk.toString('latin1').replaceAll('\0', ''));
    let taken = 0;
    for (const match of text.matchAll(
      /<(?:\w{1,20}:)?mergeCell\s[^<>]{0,60}?ref\s?=\s?["']([^"'<>]{3,30})["'][^<>]{0,60}>/g,
    )) {
      const area = areaOf(match[1] as string);
      if (area && areas.push(area) > limits.merges) throw tooMany();
      taken = match.index + match[0].length;
    }
    rest = text.slice(Math.max(taken, text.length - CARRIED));
  }
  return areas.sort((a, b) => a.firstRow - b.firstRow);
}

interface ActiveArea extends Area {
  master: Cell | undefined;
}

/** Shows in each row what the areas that lie over it hold. Rows are given in their order. */
export class Merges {
  private next = 0;
  private active: ActiveArea[] = [];
  private widest = 0;

  constructor(private readonly areas: readonly Area[]) {}

  /** Writes what a merged area shows into the cells it covers; gives where each of these came from. */
  cover(row: number, cells: (Cell | undefined)[]): Map<number, Master> | undefined {
    this.widest = Math.max(this.widest, cells.length);
    if (this.active.length > 0) this.active = this.active.filter(({ lastRow }) => lastRow >= row);
    for (let area = this.areas[this.next]; area && area.firstRow <= row; area = this.areas[++this.next])
      if (area.lastRow >= row && this.active.length < limits.mergesOverARow)
        this.active.push({ ...area, master: area.firstRow === row ? cells[area.firstColumn] : undefined });
      else if (area.lastRow >= row) throw tooMany();
    if (this.active.length === 0) return undefined;
    const covered = new Map<number, Master>();
    for (const area of this.active) this.coverBy(area, row, cells, covered);
    return covered;
  }

  private coverBy(
    area: ActiveArea,
    row: number,
    cells: (Cell | undefined)[],
    covered: Map<number, Master>,
  ): void {
    // Excel shows nothing of an area whose first cell is empty; what lies beneath is not thrown away for that.
    if (isEmptyCell(area.master)) return;
    const last = Math.min(area.lastColumn, this.widest - 1);
    for (let column = area.firstColumn; column <= last; column++) {
      if (row === area.firstRow && column === area.firstColumn) continue;
      cells[column] = area.master;
      covered.set(column, { row: area.firstRow, column: area.firstColumn });
    }
  }
}
