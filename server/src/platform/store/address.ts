import ConnectionString from 'mongodb-connection-string-url';
import { mongo } from 'mongoose';

/** What is wrong with an address of a MongoDB, in the words of the official driver; undefined when it can read it. */
export function addressFault(uri: string): string | undefined {
  try {
    new mongo.MongoClient(uri); // reads all of it, options too, and connects to nothing
    return undefined;
  } catch (error) {
    const said = (error as Error).message.replaceAll(uri, '').replace(/\/\/[^@\s]*@/g, '//'); // no password in logs
    return `不是能用的 MongoDB 连接串 / not a MongoDB address: ${said}`;
  }
}

/** The database that an address names, if it does. */
export const databaseIn = (uri: string): string | undefined =>
  decodeURIComponent(new ConnectionString(uri).pathname.slice(1)) || undefined;

/** Where an address leads, without who goes there. */
export const hostsIn = (uri: string): string =>
  new ConnectionString(uri).hosts.map(decodeURIComponent).join(', ');

/** Whether an address sets an option; names are read as the driver reads them, in any case. */
export const hasOption = (uri: string, name: string): boolean =>
  [...new ConnectionString(uri).searchParams.keys()].some((key) => key.toLowerCase() === name.toLowerCase());

/** The same server by the name of another database. */
export function withDatabase(uri: string, database: string): string {
  const address = new ConnectionString(uri);
  address.pathname = `/${encodeURIComponent(database)}`;
  return address.href;
}
