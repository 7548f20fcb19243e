import { Socket } from 'node:net';

/** Runs something with the network shut: whoever opens a connection fails. */
export async function offline<T>(work: () => Promise<T>): Promise<T> {
  const { connect } = Socket.prototype;
  Socket.prototype.connect = () => {
    throw new Error('a benchmark of the chat may not use the network');
  };
  try {
    return await work();
  } finally {
    Socket.prototype.connect = connect;
  }
}
