// What a platform's look needs beside the common styles. WeChat needs nothing; the web has platform.h5.ts.
export {};
