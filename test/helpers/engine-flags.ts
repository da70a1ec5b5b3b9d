/**
 * How Node runs the embedded engine in tests. V8 compiles a function of WebAssembly a second time, better, as soon as it has run a little. An engine
 * of a test lives for seconds, and that second compiling costs more than it brings: late enough is where long tests lose nothing.
 * Measured on two worlds through six releases each: 9.6 s of processor without this, 7.7 s with it.
 */
export const engineFlags: readonly string[] = ["--wasm-tiering-budget=100000000"];

/** What a process gets that is started from here: a test hands on its own flags, a benchmark has none. */
export const inheritedEngineFlags = (): string[] => process.execArgv.filter((flag) => engineFlags.includes(flag));
