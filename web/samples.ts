// Three articles to try the page with, part of its script.
import cycling from "../public/samples/cycling.txt?raw";
import ferry from "../public/samples/ferry.txt?raw";
import pyongyang from "../public/samples/pyongyang.txt?raw";

export interface Sample {
  readonly topic: string;
  readonly headline: string;
  readonly text: string;
}

function sample(topic: string, text: string): Sample {
  return { topic, headline: text.slice(0, text.indexOf("\n")), text };
}

export const SAMPLES: readonly Sample[] = [
  sample("World", pyongyang),
  sample("Local, invented", ferry),
  sample("Sport, invented", cycling),
];
