/** A file that cannot be read as a list; the message is plain Chinese and says what to do. */
export class UnreadableList extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UnreadableList';
  }
}
