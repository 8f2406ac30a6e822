import type { Script } from "./engine.ts";

/** What a careful reader finds in public/samples/pyongyang.txt, up to its fourth paragraph and a little more. */
export const PYONGYANG: Script = {
  actors: [
    ["Sergey Lavrov", "person", "Lavrov"],
    ["Russia", "state", "Russian", "Moscow"],
    ["North Korea", "state", "North Korean", "Pyongyang", "the North"],
    ["White House", "organization"],
    ["United States", "state", "Washington", "American"],
    ["Choe Son Hui", "person", "Choe"],
    ["Vladimir Putin", "person", "Putin"],
    ["Ukraine", "state", "Ukrainian"],
    ["South Korea", "state", "South Korean", "Seoul"],
    ["Kim Jong Un", "person", "Kim"],
    ["Russia's Foreign Ministry", "organization"],
  ],
  claims: [
    { type: "allegation", source: "Washington", cue: "Alleges", content: ["Arms Shipments to Russia"], by: "United States", targets: ["North Korea"], standing: "denied" },
    { type: "allegation", source: "the White House", cue: "accused", content: ["North Korea of arming the Russian forces in Ukraine"], by: "White House", targets: ["North Korea"], standing: "denied" },
    { type: "allegation", source: "American officials", cue: "said", content: ["Since September", "Pyongyang has secretly sent Moscow more than a thousand containers filled with munitions and other equipment for the war"], by: "United States", targets: ["North Korea"], standing: "denied" },
    { type: "statement", source: "the White House", cue: "According to", content: ["they show a ship under the Russian flag taking on containers in the port of Najin"], by: "White House" },
    { type: "allegation", source: "the officials", cue: "alleged", content: ["Among the goods", "were shells and rockets of Soviet design"], by: "United States", targets: ["North Korea"] },
    { type: "denial", source: "North Korea", cue: "has denied", content: ["that it supplied weapons to Russia"], by: "North Korea", answers: [1, 2, 3] },
    { type: "allegation", source: "South Korean officials", cue: "claimed", content: ["that ammunition made in the North had already been fired at Ukrainian troops"], by: "South Korea", targets: ["Russia", "North Korea"] },
    { type: "allegation", source: "analysts", cue: "speculated", content: ["that Kim was trading shells for technology that would improve his nuclear arsenal"], targets: ["Kim Jong Un"] },
    { type: "non_response", source: "Neither side", cue: "has published", content: ["what the two men agreed"], answers: [8] },
    { type: "statement", source: "He", cue: "told", content: ["that the summit had raised relations to a new strategic level"], by: "Sergey Lavrov" },
  ],
};
