import type { IconName } from './Icon';
import type { Colour } from './theme/colours';

/** How a state feels. It is always shown as icon + word + colour, never as colour alone. */
export type Tone = 'done' | 'go' | 'soon' | 'late' | 'ask';

export const toneLook: Record<Tone, { icon: IconName; colour: Colour }> = {
  done: { icon: 'done', colour: 'leaf' },
  go: { icon: 'go', colour: 'teal' },
  soon: { icon: 'clock', colour: 'amberInk' },
  late: { icon: 'stop', colour: 'brick' },
  ask: { icon: 'ask', colour: 'ink' },
};
