/** What one part tells others that it does not know. Whoever announces waits until every listener is done. */
export class Announcement<T> {
  private readonly listeners: ((told: T) => Promise<unknown>)[] = [];

  /** Told of everything from now on; listeners are told one after the other, in the order in which they came. */
  listen(listener: (told: T) => Promise<unknown>): void {
    this.listeners.push(listener);
  }

  /** Rejects as the first listener does that fails; those after it are not told. */
  async make(told: T): Promise<void> {
    for (const listener of this.listeners) await listener(told);
  }
}
