import { DemoServer } from './demo-server';

/** After the last walk: nothing of the run stays. */
export default function clearAway(): void {
  DemoServer.unseed();
}
