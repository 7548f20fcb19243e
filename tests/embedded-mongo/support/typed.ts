import { type Doc, decode, encode } from '../../../server/embedded-mongo/src/values/document';

/** A document as the store sees it: its numbers in their BSON types. */
export const typed = (doc: Doc): Doc => decode(encode(doc));
