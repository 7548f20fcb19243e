const ID = Buffer.from('_id\0');

/**
 * What a record is called whose bytes can no longer be read as a whole: its id, which stands first in it and may be
 * whole still. `?` where that is not so, or where it is of a type that nobody reads by eye.
 */
export function recordId(bytes: Uint8Array): string {
  const record = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!record.subarray(5, 9).equals(ID)) return '?';
  const type = record[4];
  if (type === 7 && record.length >= 21) return record.toString('hex', 9, 21); // an ObjectId
  if (type === 16 && record.length >= 13) return String(record.readInt32LE(9));
  if (type !== 2 || record.length < 13) return '?';
  const length = record.readInt32LE(9);
  return length > 0 && length <= LONGEST ? JSON.stringify(record.toString('utf8', 13, 12 + length)) : '?';
}

const LONGEST = 200;
