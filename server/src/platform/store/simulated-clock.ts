import { type Connection, Schema } from 'mongoose';
import { SimulatedClock } from '../clock';

interface ClockState {
  _id: string;
  at: number;
}

const SAVE_EVERY_MS = 2000;

export interface StoredClock {
  clock: SimulatedClock;
  /** Moves the clock forward and keeps that at once. */
  moveTo(instant: number): Promise<void>;
  stop(): Promise<void>;
}

/**
 * A simulated clock that goes on from where it stood when the server last ran, or from `startAt` the first time.
 * It is written down every two seconds, so a killed server loses no more than that.
 */
export async function openStoredClock(connection: Connection, startAt: number): Promise<StoredClock> {
  const states = connection.model(
    'ClockState',
    new Schema<ClockState>({ _id: String, at: Number }, { collection: 'clock', versionKey: false }),
  );
  const stored = await states.findById('clock').lean();
  const clock = new SimulatedClock(stored?.at ?? startAt);
  const save = async (): Promise<void> => {
    // $max, so that a save that was overtaken by a move never takes the clock back
    await states.updateOne({ _id: 'clock' }, { $max: { at: clock.now() } }, { upsert: true });
  };
  await save();
  const timer = setInterval(() => save().catch(() => {}), SAVE_EVERY_MS);
  return {
    clock,
    moveTo: (instant) => {
      clock.moveTo(instant);
      return save();
    },
    stop: () => {
      clearInterval(timer);
      return save();
    },
  };
}
