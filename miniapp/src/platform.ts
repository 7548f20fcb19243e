// What a platform needs beside the common app. WeChat needs nothing; the web has platform.h5.ts.
export {};
