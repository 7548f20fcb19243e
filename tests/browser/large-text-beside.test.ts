import { showsInLargeText } from './support/large-text';
import { besideTheWayTour } from './support/tours';

showsInLargeText(besideTheWayTour, '2022-12-05');
