/**
 * How much of the processor some work takes in this process, in milliseconds. Unlike the time that passes it says the
 * same on a machine that is busy with something else.
 */
export async function cpuMs(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
