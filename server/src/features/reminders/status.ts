/** Where a delivery stands. */
export const STATUSES = [
  'created',
  'sending',
  'sent',
  'temporary-failure',
  'permanent-failure',
  'superseded',
  'cancelled',
] as const;
export type DeliveryStatus = (typeof STATUSES)[number];

/** Which states a delivery may come from. What was sent or has failed for good never moves again. */
const FROM: Readonly<Record<DeliveryStatus, readonly DeliveryStatus[]>> = {
  // A delivery that came to nothing is taken up again when the same day brings something new.
  created: ['created', 'superseded', 'cancelled'],
  // From `sending`: its lease ran out, since whoever was sending it died.
  sending: ['created', 'temporary-failure', 'sending'],
  sent: ['sending'],
  'temporary-failure': ['sending'],
  'permanent-failure': ['sending'],
  superseded: ['created', 'sending', 'temporary-failure'],
  cancelled: ['created', 'sending', 'temporary-failure'],
};

/** The states from which a delivery may move to `status`: part of every update's filter. */
export const statesBefore = (status: DeliveryStatus): DeliveryStatus[] => [...FROM[status]];

/** Whether something is still to be done. */
export const isOpen = (status: DeliveryStatus): boolean =>
  status === 'created' || status === 'sending' || status === 'temporary-failure';
