import type { RulebookData } from '../../schema';
import { exchangeSteps } from './steps-exchange';
import { preparationSteps } from './steps-preparation';

/** Everything there is to do, each step worded once; a family's way puts them in order. */
export const steps: RulebookData['steps'] = { ...preparationSteps, ...exchangeSteps };
