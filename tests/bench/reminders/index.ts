// Planning over a stream and out of the store, and delivery beside a peer.
import { printDelivery } from './delivery';
import { printStorePlanning, printStream } from './planning';

const CERTIFICATES = 100_000;
const MESSAGES = [50, 200, 500] as const;

export async function run(): Promise<void> {
  printStream();
  await printStorePlanning(CERTIFICATES);
  await printDelivery(MESSAGES);
}
