import { inLongRun } from '../support/long';
import { showsInLargeText } from './support/large-text';
import { besideTheWayTour } from './support/tours/beside-the-way';

// `npm run screenshots` judges these in every look; the usual run has a sample of them in everyone.test.
inLongRun('in the largest text', () => showsInLargeText(besideTheWayTour, '2022-12-05'));
