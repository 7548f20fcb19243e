import { showsInLargeText } from './support/large-text';
import { november2026Tour } from './support/tours/november-2026';

showsInLargeText(november2026Tour, '2026-11-20');
