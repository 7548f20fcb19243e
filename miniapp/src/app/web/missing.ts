// What the oldest browsers of .browserslistrc lack of what the app and its libraries use, in the fewest words that do
// what is asked of them here. A test looks for others in every built file.
type Any = Record<string, (...words: never[]) => unknown>;

function add(target: object, name: string, make: (...words: never[]) => unknown): void {
  if (!(name in target))
    Object.defineProperty(target, name, { value: make, writable: true, configurable: true });
}

const here = (typeof self === 'undefined' ? window : self) as unknown as Any & { globalThis?: unknown };
if (here.globalThis === undefined) Object.assign(here, { globalThis: here });

function at<T>(this: ArrayLike<T>, index: number): T | undefined {
  const whole = Math.trunc(index) || 0;
  return this[whole < 0 ? this.length + whole : whole];
}
function flat(this: unknown[], depth = 1): unknown[] {
  return this.reduce<unknown[]>(
    (all, each) => all.concat(Array.isArray(each) && depth > 1 ? flat.call(each, depth - 1) : each),
    [],
  );
}
function flatMap<T>(this: T[], act: (each: T, index: number, all: T[]) => unknown, on?: unknown): unknown[] {
  return flat.call(this.map(act, on));
}
function allSettled(this: PromiseConstructor, all: Iterable<unknown>) {
  return this.all(
    Array.from(all, (each) =>
      this.resolve(each).then(
        (value) => ({ status: 'fulfilled', value }),
        (reason) => ({ status: 'rejected', reason }),
      ),
    ),
  );
}
function replaceAll(this: string, what: string | RegExp, by: string): string {
  return typeof what === 'string' ? this.split(what).join(by) : this.replace(what, by);
}

add(Array.prototype, 'at', at);
add(Array.prototype, 'flat', flat);
add(Array.prototype, 'flatMap', flatMap);
add(String.prototype, 'at', at);
add(String.prototype, 'replaceAll', replaceAll);
add(Object, 'hasOwn', (object: object, key: PropertyKey) => Object.hasOwn(object, key));
add(Object, 'fromEntries', (entries: Iterable<[string, unknown]>) => {
  const object: Record<string, unknown> = {};
  for (const [key, value] of Array.from(entries)) object[key] = value;
  return object;
});
add(Promise, 'allSettled', allSettled);
add(here, 'queueMicrotask', (act: () => void) => void Promise.resolve().then(act));
