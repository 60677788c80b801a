// npm start: set-up, build, synthesis, which validates first, and summary. Without the CDK CLI, which takes as long to start as all
// of this but the synthesis; a test compares what both write.

import { buildApp, startApp, synthesisEnvironment } from './app.mjs';
import { infrapoc } from './infrapoc.mjs';
import { capture, main, step } from './process.mjs';
import { text } from './texts.mjs';

main(import.meta.url, args => {
  buildApp();
  const { status, output } = step(text.synthesis, () => startApp(capture, [], synthesisEnvironment()));
  if (output) console.error(output);
  return status || infrapoc('summary', ...args);
});
