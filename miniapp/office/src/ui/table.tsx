import type { ReactNode } from 'react';

export interface Column<Row> {
  id: string;
  name: string;
  cell: (row: Row) => ReactNode;
  /** Numbers stand under each other. */
  figure?: boolean;
  /** A day is not broken into two lines. */
  day?: boolean;
  /** What can be done with a row is nothing to print. */
  screenOnly?: boolean;
}

const classOf = ({ figure, day, screenOnly }: Pick<Column<unknown>, 'figure' | 'day' | 'screenOnly'>) =>
  [figure && 'figure', day && 'day', screenOnly && 'screen-only'].filter(Boolean).join(' ') || undefined;

interface Props<Row> {
  caption: string;
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  keyOf: (row: Row) => string;
}

/** A table; on a narrow screen each row becomes a card in which every cell says what it is. */
export function Table<Row>({ caption, rows, columns, keyOf }: Props<Row>) {
  return (
    <table>
      <caption className="sr">{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.id} scope="col" className={classOf(column)}>
              {column.name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={keyOf(row)}>
            {columns.map((column) => (
              <td key={column.id} data-name={column.name} className={classOf(column)}>
                <div className="cell">{column.cell(row)}</div>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
