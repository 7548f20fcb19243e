import { inLongRun } from '../support/long';
import { showsInLargeText } from './support/large-text';
import { november2026Tour } from './support/tours/november-2026';

// `npm run screenshots` judges these in every look; the usual run has a sample of them in everyone.test.
inLongRun('in the largest text', () => showsInLargeText(november2026Tour, '2026-11-20'));
