import { useId } from 'react';
import type { Failure } from '../api';

interface Common {
  label: string;
  value: string;
  onChange: (value: string) => void;
  help?: string;
  /** The field's name in the contract: its error is shown under it. */
  name?: string;
  failure?: Failure | null;
}

const faultOf = (failure: Failure | null | undefined, name: string | undefined): string | undefined =>
  failure?.fields.find(({ field }) => field === name || field.startsWith(`${name}.`))?.message;

interface TextProps extends Common {
  lines?: number;
  maxLength?: number;
  autoComplete?: string;
}

/** A line or some lines of text, the label above and the error under it. */
export function TextField({
  label,
  value,
  onChange,
  help,
  name,
  failure,
  lines,
  maxLength = 200,
  autoComplete = 'off',
}: TextProps) {
  const id = useId();
  const fault = faultOf(failure, name);
  const described = [help && `${id}-help`, fault && `${id}-fault`].filter(Boolean).join(' ') || undefined;
  const shared = {
    id,
    value,
    maxLength,
    autoComplete,
    'aria-invalid': fault ? true : undefined,
    'aria-describedby': described,
  };
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {lines ? (
        <textarea {...shared} rows={lines} onChange={(event) => onChange(event.target.value)} />
      ) : (
        <input {...shared} type="text" onChange={(event) => onChange(event.target.value)} />
      )}
      {help && (
        <p className="help" id={`${id}-help`}>
          {help}
        </p>
      )}
      {fault && (
        <p className="fault" id={`${id}-fault`} role="alert">
          {fault}
        </p>
      )}
    </div>
  );
}

interface ChoiceProps extends Common {
  choices: readonly { value: string; name: string }[];
  /** What stands first, for nothing chosen. */
  none?: string;
}

export function Choice({ label, value, onChange, help, choices, none, name, failure }: ChoiceProps) {
  const id = useId();
  const fault = faultOf(failure, name);
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        aria-invalid={fault ? true : undefined}
      >
        {none !== undefined && <option value="">{none}</option>}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.name}
          </option>
        ))}
      </select>
      {help && <p className="help">{help}</p>}
      {fault && (
        <p className="fault" role="alert">
          {fault}
        </p>
      )}
    </div>
  );
}

export function Tick({
  label,
  checked,
  onChange,
  hidden,
}: {
  label: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
  hidden?: boolean;
}) {
  return (
    <label className="tick">
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
      <span className={hidden ? 'sr' : undefined}>{label}</span>
    </label>
  );
}
