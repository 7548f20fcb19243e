import { useState } from 'react';
import { type Answer, call, type Failure } from '../api';
import { useAct } from '../load';
import { Button } from '../ui/actions';
import { Dialog } from '../ui/dialog';
import { TextField } from '../ui/fields';
import { Fault } from '../ui/states';
import { fieldNames } from '../words';

type Row = Answer<'GET /v1/office/orgs/:org/rosters/:id/rows'>['rows'][number];
type Field = keyof typeof fieldNames;

interface Props {
  org: string;
  roster: string;
  row: Row;
  onClose: () => void;
  onMended: (roster: Answer<'PUT /v1/office/orgs/:org/rosters/:id/row'>) => Promise<void>;
}

const fields = Object.keys(fieldNames) as Field[];

/** Mends one row of a dry run in place; it is checked again at once. */
export function RosterRowDialog({ org, roster, row, onClose, onMended }: Props) {
  const [values, setValues] = useState<Record<Field, string>>(
    () => Object.fromEntries(fields.map((field) => [field, row[field] ?? ''])) as Record<Field, string>,
  );
  const { busy, failure, act } = useAct();
  // What is wrong stands under its field until the field is changed; what no field says stands above them.
  const known = { fields: row.faults.filter(({ field }) => field !== null) } as unknown as Failure;
  const beside = row.faults.filter(({ field }) => field === null);
  const isChanged = fields.some((field) => values[field].trim() !== (row[field] ?? ''));
  const save = () =>
    act(async () => {
      const said = Object.fromEntries(fields.map((field) => [field, values[field].trim() || null]));
      const body = { row: row.row, sheet: row.sheet, ...said } as never;
      await onMended(
        await call('PUT /v1/office/orgs/:org/rosters/:id/row', { params: { org, id: roster }, body }),
      );
    });
  return (
    <Dialog
      title={`改第 ${row.row} 行`}
      onClose={onClose}
      footer={
        <>
          <Button kind="main" busy={busy} missing={isChanged ? null : '先改一项'} onPress={() => void save()}>
            改好，再核对
          </Button>
          <Button onPress={onClose}>取消</Button>
        </>
      }
    >
      {beside.length > 0 && (
        <ul>
          {beside.map(({ code, message }) => (
            <li key={code}>{message}</li>
          ))}
        </ul>
      )}
      {fields.map((field) => (
        <TextField
          key={field}
          label={fieldNames[field]}
          name={field}
          value={values[field]}
          maxLength={60}
          onChange={(value) => setValues({ ...values, [field]: value })}
          failure={failure ?? (values[field] === (row[field] ?? '') ? known : null)}
        />
      ))}
      <p className="help">只改这里，你的文件不变。</p>
      <Fault failure={failure} />
    </Dialog>
  );
}
