/** Who is asking: the holder and the session that the access token belongs to. */
export interface Caller {
  holderId: string;
  sessionId: string;
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
