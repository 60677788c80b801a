// Loaded into the Node process in which CDK runs. Template validation is a WebAssembly program of 9 MB that runs for a second: most
// of its time went into compiling its functions a second time, better, and into marking the heap each time its memory grew.
// Measured in docs/performance.md.

const { setFlagsFromString } = require('node:v8');

setFlagsFromString('--wasm-tiering-budget=100000000');
setFlagsFromString('--no-concurrent-marking');
