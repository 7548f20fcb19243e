import { showsInLargeText } from './support/large-text';
import { threePlacesTour } from './support/tours/three-places';

showsInLargeText(threePlacesTour, '2026-11-20');
