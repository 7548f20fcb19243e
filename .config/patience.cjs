// A test waits for what happens, never for a time: this only ends what never comes, also on a machine that is busy
// with something else. Whatever takes longer than this says so itself.
jest.setTimeout(600_000);
