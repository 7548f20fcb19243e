import { showsInLargeText } from './support/large-text';
import { besideTheWayTour } from './support/tours/beside-the-way';

showsInLargeText(besideTheWayTour, '2022-12-05');
