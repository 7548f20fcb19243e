import type { OfficeRole } from '@hz/shared/office';

/** Who is asking: the holder and the session that the access token belongs to. */
export interface Caller {
  holderId: string;
  sessionId: string;
}

/** What the caller is in the organisation that a desk's path names. */
export interface DeskMember {
  /** The membership's id: what the log names. */
  id: string;
  holderId: string;
  orgId: string;
  role: OfficeRole;
  /** For a leader: the projects whose people they see. */
  projects: readonly string[];
}

/** What the middleware knows about one request. */
export interface RequestState {
  requestId: string;
  caller?: Caller;
  /** The pattern of the route that answered, for the log. */
  route?: string;
  /** The stable code of the error that was answered, for the log. */
  errorCode?: string;
}
