import { showsInLargeText } from './support/large-text';
import { wayTour } from './support/tours/way';

showsInLargeText(wayTour, '2022-12-05');
